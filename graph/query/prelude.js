// Bounds on what a single call can allocate or compute: such a call cannot be
// interrupted, everything else is. It runs before every Gizmo script.
(function () {
  "use strict";
  var TEXT = 1 << 22, ITEMS = 1 << 17;
  var apply = Reflect.apply, construct = Reflect.construct, str = String, isArray = Array.isArray;
  function hide(o, k, v) {
    Object.defineProperty(o, k, { value: v, writable: false, configurable: false, enumerable: false });
  }
  function room(size, most, what) {
    if (!(size <= most)) throw new RangeError(what + " is too large for a query");
  }
  function guard(proto, name, check) {
    var plain = proto[name];
    if (typeof plain !== "function") return;
    hide(proto, name, function () {
      check(this, arguments);
      return apply(plain, this, arguments);
    });
  }
  function lengthOf(v) { return typeof v === "string" ? v.length : 16; }
  function weigh(v, seen) {
    if (typeof v === "string") return v.length;
    if (v === null || typeof v !== "object" || seen.depth > 100) return 16;
    var sum = 16;
    seen.depth++;
    if (isArray(v)) {
      room(v.length, ITEMS, "the array");
      for (var i = 0; i < v.length; i++) { sum += weigh(v[i], seen); room(sum, TEXT, "the value"); }
    } else {
      for (var k in v) { sum += k.length + weigh(v[k], seen); room(sum, TEXT, "the value"); }
    }
    seen.depth--;
    return sum;
  }
  var S = String.prototype, A = Array.prototype;
  guard(S, "repeat", function (s, a) { room(str(s).length * a[0] || 0, TEXT, "the text"); });
  guard(S, "padStart", function (s, a) { room(+a[0] || 0, TEXT, "the text"); });
  guard(S, "padEnd", function (s, a) { room(+a[0] || 0, TEXT, "the text"); });
  guard(S, "split", function (s) { room(str(s).length, TEXT / 4, "the text"); });
  guard(S, "concat", function (s, a) {
    var sum = str(s).length;
    for (var i = 0; i < a.length; i++) { sum += lengthOf(a[i]); room(sum, TEXT, "the text"); }
  });
  ["replace", "replaceAll"].forEach(function (name) {
    guard(S, name, function (s, a) {
      if (typeof a[0] === "string" && a[0].length > 1000) room(0, -1, "the pattern");
      if (typeof a[1] !== "function") room((str(s).length + 1) * (str(a[1]).length + 1), TEXT * 4, "the text");
    });
  });
  ["match", "matchAll", "search"].forEach(function (name) {
    guard(S, name, function (s, a) {
      if (typeof a[0] === "string") throw new TypeError(name + " takes a regular expression, not a string");
    });
  });
  guard(A, "join", function (v, a) {
    var gap = a[0] === undefined ? 1 : str(a[0]).length, sum = 0;
    room(v.length, ITEMS, "the array");
    for (var i = 0; i < v.length; i++) { sum += gap + lengthOf(v[i]); room(sum, TEXT, "the text"); }
  });
  guard(A, "toString", function (v) { room(v.length, ITEMS, "the array"); });
  ["fill", "concat", "slice", "splice", "map", "filter", "sort", "reverse", "flat", "flatMap", "indexOf", "lastIndexOf",
   "includes", "copyWithin", "keys", "values", "entries", "unshift", "shift", "toSorted", "toReversed", "toSpliced", "with"].forEach(function (name) {
    guard(A, name, function (v) { room(v.length, ITEMS, "the array"); });
  });
  guard(JSON, "stringify", function (self, a) {
    weigh(a[0], { depth: 0 });
    if (a[2] !== undefined) room(lengthOf(a[2]), 100, "the indent");
  });
  guard(JSON, "parse", function (self, a) { room(str(a[0]).length, TEXT, "the text"); });

  var Plain = Array;
  function Bounded(n) {
    if (arguments.length === 1 && typeof n === "number") room(n, ITEMS, "the array");
    return construct(Plain, arguments, new.target === undefined || new.target === Bounded ? Plain : new.target);
  }
  var from = Plain.from;
  hide(Bounded, "isArray", isArray);
  hide(Bounded, "of", Plain.of);
  hide(Bounded, "from", function (v) {
    if (v !== null && v !== undefined && v.length !== undefined) room(v.length, ITEMS, "the array");
    return apply(from, Plain, arguments);
  });
  Bounded.prototype = A;
  hide(A, "constructor", Bounded);
  hide(globalThis, "Array", Bounded);

  // Code made from text, and regular expressions made from text, could not be
  // checked before they run.
  [function () {}, function* () {}, async function () {}].forEach(function (f) {
    hide(Object.getPrototypeOf(f), "constructor", undefined);
  });
  hide(RegExp.prototype, "constructor", undefined);
  hide(RegExp.prototype, "compile", undefined);
  ["eval", "Function", "RegExp", "ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray",
   "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"].forEach(function (name) {
    hide(globalThis, name, undefined);
  });
})();
