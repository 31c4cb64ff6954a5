{%- import "words/" ~ config.theme.language ~ ".html" as language with context -%}
/* How the search says what it found. */
var __words = {
  none: {{ language.words.search_none | tojson }},
  one: {{ language.words.search_one | tojson }},
  many: {{ language.words.search_many | tojson }},
  more: {{ language.words.search_more | tojson }},
  of: {{ language.words.search_of | tojson }},
  shown: {{ language.words.search_shown | tojson }},
  near: {{ language.words.search_near | tojson }},
  missing: {{ language.words.search_missing | tojson }},
};
