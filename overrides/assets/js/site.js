{% include "assets/js/site/scheme.js" %}
{% include "assets/js/site/lists.js" %}
{% include "assets/js/site/paper.js" %}
{% include "assets/js/site/reviews.js" %}
{% include "assets/js/site/search.js" %}
