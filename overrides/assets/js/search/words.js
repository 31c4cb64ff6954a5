/* Words as the search compares them, and the anchors of places. */

/* The anchor of a place; the index leaves out one that follows from its heading as in slugify of Python-Markdown. */
__finder.anchor = (told, heading) => told !== "#" ? told : told + heading.normalize("NFKD")
  .replace(/[^\0-\x7f]|[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");

/* The same patterns as in guide/build/search/words.py, so that what is typed is cut as what was written. */
__finder.word = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+(?:['’&][\p{L}\p{N}\p{M}]+)*/gu;
__finder.fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase()
  .replace(/(^|[^\p{L}\p{N}])([\p{L}\p{N}]) ?& ?(?=[\p{L}\p{N}](?:[^\p{L}\p{N}]|$))/gu, "$1$2&");
__finder.cut = (text) => (__finder.fold(text).match(__finder.word) || [])
  .map((word) => word.replace(/['’]s$/, "").replace(/['’]/g, ""));
