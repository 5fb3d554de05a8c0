// What stands in for the code host: the page on which a file is begun in the browser, with the fields that its address fills in, and the page
// on which what was begun is handed in. It keeps what it is given; it is no copy of any host's page, and says so.

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A stand-in for the code host</title>
<style>body{font:16px/1.4 sans-serif;margin:2rem;max-width:60rem}input,textarea{display:block;width:100%;font:14px/1.4 monospace;margin:.3rem 0 1rem}</style>
<h1>A stand-in for the code host</h1>${body}</html>`;

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Answers for a host in a page. Gives what was handed in, once it was. */
export const standIn = async (page_, address) => {
  const handedIn = {};
  await page_.route(`${address}/**`, async (route) => {
    const url = new URL(route.request().url());
    const html = (body) => route.fulfill({ contentType: "text/html; charset=utf-8", body: page(body) });
    if (url.pathname.includes("/new/")) {
      const [name, text] = ["filename", "value"].map((key) => escape(url.searchParams.get(key) ?? ""));
      return html(`<form method="post" action="${address}/propose"><label>Name of the file <input name="filename" value="${name}"></label>
<label>Text <textarea name="value" rows="24">\n${text}</textarea></label><button>Propose new file</button></form>`);
    }
    if (url.pathname.endsWith("/propose")) {
      const form = new URLSearchParams(route.request().postData());
      handedIn.file = form.get("filename");
      // Forms are sent with the line ends of the web.
      handedIn.text = form.get("value").replaceAll("\r\n", "\n");
      return html(`<p>${escape(handedIn.file)}</p><form method="post" action="${address}/compare"><button>Create pull request</button></form>`);
    }
    handedIn.asked = true;
    return html("<p>The pull request is open.</p>");
  });
  return handedIn;
};
