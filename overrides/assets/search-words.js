{%- import "words/" ~ config.theme.language ~ ".html" as language with context -%}
/* What the search knows besides its index: how it says what it found, what each page is about, and which words readers
   use for ours. */
var __words = {
  pages: {
{%- for page in nav.pages %}
    {{ page.url | tojson }}: {{ (page.meta.title ~ ". " ~ page.meta.description ~ " " ~ page.meta.main_message) | tojson }},
{%- endfor %}
  },
  /* Home, tools, lists and pages about the guide repeat what other pages explain. */
  behind: [
{%- for page in nav.pages if page.is_homepage or page.meta.kind != "reader" %}
    {{ page.url | tojson }},
{%- endfor %}
  ],
  none: {{ language.words.search_none | tojson }},
  one: {{ language.words.search_one | tojson }},
  many: {{ language.words.search_many | tojson }},
  topic: {{ language.words.search_topic | tojson }},
  questions: {{ language.words.search_questions | tojson }},
  also: {{ language.words.search_also | tojson }},
};
