// A comment
/* and another */
import { x } from "./x.js";
const count = 1.5e3, on = true, none = null;
let text = `a ${count + f("x")} b\n`;
class Point extends Base {
  constructor(x, y = 2) { super(x); this.x = x; }
  get value() { return typeof this.x === "number"; }
}
async function load(url) {
  const found = await fetch(url);
  return found.map(item => item.name.replace(/\d+/g, ''));
}
document.getElementById("a").addEventListener('click', function (event) { console.log(event); });
