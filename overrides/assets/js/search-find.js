{% include "assets/js/search/find.js" %}
{% include "assets/js/search/words.js" %}
{% include "assets/js/search/opened.js" %}
{% include "assets/js/search/alike.js" %}
{% include "assets/js/search/query.js" %}
{% include "assets/js/search/ranked.js" %}
