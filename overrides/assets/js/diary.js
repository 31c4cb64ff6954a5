{% include "assets/js/diary/model.js" %}
{% include "assets/js/diary/chart.js" %}
{% include "assets/js/diary/page.js" %}
