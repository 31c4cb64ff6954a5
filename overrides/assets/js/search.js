{%- import "words/" ~ config.theme.language ~ ".html" as language with context -%}
{%- set words = language.words -%}
/* How the search says what it found. */
var __words = {
  wait: {{ words.search_wait | tojson }},
  fail: {{ words.search_fail | tojson }},
  none: {{ words.search_none | tojson }},
  one: {{ words.search_one | tojson }},
  many: {{ words.search_many | tojson }},
  more: {{ words.search_more | tojson }},
  of: {{ words.search_of | tojson }},
  shown: {{ words.search_shown | tojson }},
  near: {{ words.search_near | tojson }},
  missing: {{ words.search_missing | tojson }},
  all: {{ words.all_pages | tojson }},
  help: {{ words.search_help | tojson }},
  key: {{ words.search_key | tojson }},
};
var __texts = []; // each piece of the texts puts itself here
{% include "assets/js/search/page.js" %}
