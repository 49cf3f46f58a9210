"""The program inside the form for a browser: it keeps what is typed, gives it as a file, and asks nothing of a network.

It builds no page out of what it reads: values go into fields and nowhere else.
"""

SCRIPT = """
"use strict";
(function () {
  var form = document.getElementById("form"), said = form.dataset;
  var key = "atelier-form-" + said.handout, state = document.getElementById("state");
  var fields = Array.prototype.slice.call(form.querySelectorAll("[name]")), taken = true, timer = 0;

  function gathered() {
    var answers = {};
    fields.forEach(function (field) {
      if (field.type !== "checkbox") { answers[field.name] = field.value; return; }
      answers[field.name] = answers[field.name] || [];
      if (field.checked) { answers[field.name].push(field.value); }
    });
    return answers;
  }

  function fill(answers) {
    fields.forEach(function (field) {
      var answer = answers[field.name];
      if (field.type === "checkbox") {
        if (Array.isArray(answer)) { field.checked = answer.indexOf(field.value) >= 0; }
      } else if (typeof answer === "string") { field.value = answer; }
    });
  }

  function tell(text) { state.textContent = text; }

  function clock() { return new Date().toTimeString().slice(0, 5); }

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify({answers: gathered(), taken: taken}));
      tell(said.kept + " " + clock() + ". " + (taken ? "" : said.waiting));
    } catch (refused) { tell(said.unkept); }
  }

  function onInput() {
    taken = false;
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, 400);
  }

  function two(n) { return (n < 10 ? "0" : "") + n; }

  function moment() {
    var now = new Date(), zone = -now.getTimezoneOffset(), far = Math.abs(zone);
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate()) + "T" + two(now.getHours()) +
      ":" + two(now.getMinutes()) + ":" + two(now.getSeconds()) + (zone < 0 ? "-" : "+") +
      two(Math.floor(far / 60)) + ":" + two(far % 60);
  }

  function save() {
    var content = {format: "atelier-answers", version: 1, handout: said.handout, saved: moment(), answers: gathered()};
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], {type: "application/json"}));
    link.download = said.file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    taken = true;
    window.clearTimeout(timer);
    keep();
    tell(said.saved);
  }

  function load(event) {
    var file = event.target.files[0], reader = new FileReader();
    if (!file) { return; }
    reader.onload = function () {
      var content = null;
      try { content = JSON.parse(reader.result); } catch (refused) { content = null; }
      if (!content || content.handout !== said.handout || typeof content.answers !== "object" || !content.answers) {
        tell(said.foreign);
      } else {
        fill(content.answers);
        taken = true;
        keep();
        tell(said.loaded);
      }
      event.target.value = "";
    };
    reader.readAsText(file);
  }

  function restore() {
    try {
      var kept = JSON.parse(localStorage.getItem(key) || "null");
      if (kept && kept.answers) { fill(kept.answers); taken = kept.taken !== false; tell(said.restored); }
    } catch (refused) { tell(said.unkept); }
  }

  form.addEventListener("input", onInput);
  form.addEventListener("submit", function (event) { event.preventDefault(); save(); });
  document.getElementById("load").addEventListener("change", load);
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); }
  });
  window.addEventListener("beforeunload", function (event) {
    if (!taken) { keep(); event.preventDefault(); event.returnValue = ""; }
  });
  window.addEventListener("pagehide", function () { if (!taken) { keep(); } });
  restore();
}());
"""

STYLE = """
:root{color-scheme:light dark;--ink:#14252b;--soft:#4d5f65;--page:#f4f6f5;--card:#fff;--line:#7c8b8f;--go:#17624f;
--on:#fff;--told:#e7efec}
@media (prefers-color-scheme:dark){:root{--ink:#eef3f1;--soft:#b6c4c2;--page:#12191b;--card:#1c2629;--line:#8b9b9a;
--go:#7fd1b9;--on:#0e1a17;--told:#223034}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:1.0625rem/1.5 system-ui,"Segoe UI",sans-serif}
header,main{max-width:50rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}
h1{font-size:1.875rem;line-height:1.2;margin:.25rem 0}
h2{font-size:1.375rem;margin:0 0 .5rem}
h3{font-size:1.125rem;margin:1rem 0 .25rem}
h3.below{margin-top:1.75rem;padding-top:1rem;border-top:1px solid var(--line)}
p,li{overflow-wrap:anywhere;margin:.35rem 0}
.soft{color:var(--soft)}
section{background:var(--card);border-radius:.75rem;padding:1.25rem;margin:1.25rem 0}
.told{background:var(--told)}
.ask{margin:1rem 0}
label,legend{display:block;font-weight:600;padding:0}
.hint{display:block;font-weight:400;color:var(--soft);font-size:.9375rem}
input[type=text],textarea,select{width:100%;max-width:100%;margin-top:.3rem;padding:.55rem .65rem;font:inherit}
input[type=text],textarea,select{color:var(--ink);background:var(--card);border:1px solid var(--line)}
input[type=text],textarea,select{border-radius:.4rem}
textarea{min-height:5.5rem;resize:vertical}
fieldset{border:0;margin:0;padding:0;min-width:0}
.tick{display:flex;gap:.6rem;font-weight:400;margin:.35rem 0;align-items:flex-start}
.tick input{flex:none;width:1.2rem;height:1.2rem;margin-top:.2rem}
.side{display:grid;grid-template-columns:repeat(auto-fit,minmax(14rem,1fr));gap:0 1.25rem}
.bar{position:sticky;bottom:0;background:var(--card);border-top:1px solid var(--line);padding:.75rem 1.25rem}
.bar div{max-width:47.5rem;margin:0 auto;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.bar p{margin:0;flex:1 1 14rem;min-height:3em}
button,.file{font:inherit;font-weight:600;border-radius:.5rem;padding:.6rem 1rem;cursor:pointer}
button{border:2px solid var(--go);background:var(--go);color:var(--on)}
.file{border:2px solid var(--go);color:var(--go);display:inline-block;position:relative}
.file input{position:absolute;inset:0;opacity:0;cursor:pointer;width:100%}
:focus-visible,.file:focus-within{outline:3px solid #2f7fd6;outline-offset:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;background:var(--card);padding:.5rem}
@media print{.bar,.skip,.file{display:none}body,section{background:#fff;color:#000}section{padding:0}}
"""
