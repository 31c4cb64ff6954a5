{% include "assets/js/diary/model.js" %}
{% include "assets/js/diary/chart.js" %}
{# The other parts share the names at their top, and no other script sees them. -#}
(() => {
{% include "assets/js/diary/storage.js" %}
{% include "assets/js/diary/words.js" %}
{% include "assets/js/diary/form.js" %}
{% include "assets/js/diary/draft.js" %}
{% include "assets/js/diary/result.js" %}
{% include "assets/js/diary/files.js" %}
{% include "assets/js/diary/changed.js" %}
{% include "assets/js/diary/brought.js" %}
{% include "assets/js/diary/page.js" %}
})();
