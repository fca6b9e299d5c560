// 边写边存：停下两秒就把表单里写的存到服务器；没有这段脚本，表单照样能填能交。
(function () {
  "use strict";
  if (!window.fetch || !window.FormData) { return; }
  Array.prototype.forEach.call(document.querySelectorAll("form[data-autosave]"), keep);

  function keep(form) {
    var says = form.querySelector("[data-autosave-says]");
    var timer = 0, last = written(), sent = false;
    var underway = window.AbortController ? new AbortController() : null;

    function written() {
      var fields = {};
      new FormData(form).forEach(function (value, name) {
        var input = form.elements[name];
        var kind = input && input.type;
        if (typeof value !== "string" || name === "csrfmiddlewaretoken" || kind === "password" || kind === "hidden") { return; }
        (fields[name] = fields[name] || []).push(value);
      });
      return JSON.stringify({ form: form.dataset.autosave, fields: fields });
    }

    function say(words) { if (says) { says.textContent = words; } }

    // 在另一页重新登录以后，原来的令牌作废，新的在 Cookie 里。
    function renewToken() {
      var cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
      if (cookie) { form.elements.csrfmiddlewaretoken.value = cookie[1]; }
    }

    function save(leaving) {
      var now = written();
      clearTimeout(timer);
      if (sent || now === last) { return; }
      renewToken();
      fetch(form.dataset.autosaveUrl, {
        method: "POST", body: now, credentials: "same-origin",
        keepalive: leaving === true && now.length < 60000, signal: underway ? underway.signal : undefined,
        headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
      }).then(function (response) {
        if (response.redirected) { return say("没能保存：登录已经过期。请另开一页登录，再回到这里接着写，写的都还在"); }
        return response.json().then(function (answer) {
          if (response.ok) { last = now; }
          say(answer.says);
        });
      }).catch(function () {
        if (sent) { return; }
        say("没能保存：连不上服务器。请先不要关这一页，稍后会再试");
        timer = setTimeout(save, 15000);
      });
    }

    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(save, 2000);
    });
    form.addEventListener("change", function () { clearTimeout(timer); timer = setTimeout(save, 300); });
    form.addEventListener("submit", function () {
      // 表单已经交出去，不能让还在路上的草稿后到。
      sent = true;
      clearTimeout(timer);
      renewToken();
      if (underway) { underway.abort(); underway = new AbortController(); }
    });
    window.addEventListener("pageshow", function () { sent = false; });
    document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") { save(true); } });
  }
})();
