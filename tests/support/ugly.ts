// 难看的内容：一个格子里能塞进来的各种东西。
const deep = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => ({ inner }), {} as unknown);
const HUGE = "长".repeat(300_000);

/** Values that no field of a form should choke on. */
export const UGLY: readonly unknown[] = [
  undefined,
  null,
  "",
  " ",
  "\u0000",
  "\u202e\u200b\ufeff",
  "\ud800",
  "' OR 1=1 --",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "../../etc/passwd",
  "a\r\nSet-Cookie: x=1",
  "00000000-0000-0000-0000-000000000000",
  "٣٧٩٩",
  "🀄".repeat(40),
  HUGE,
  -1,
  0,
  0.5,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  Number.MAX_SAFE_INTEGER + 2,
  123n,
  true,
  [],
  [[]],
  ["x"],
  Array(10_000).fill("x"),
  {},
  deep(500),
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'),
  { toString: "x", valueOf: 1, length: 1e9 },
  new Date(Number.NaN),
  new Map([["a", 1]]),
  new Set([1]),
  /(a+)+$/,
  new Uint8Array(64),
  Symbol.for("x"),
  () => 1,
  Promise.resolve(1),
  new FormData(),
];

/** The form with one field replaced, each field by each value; and with a field too many, too few, or hidden in the prototype. */
export function mutations(form: Record<string, unknown>): unknown[] {
  const fields = Object.keys(form);
  const replaced = fields.flatMap((field) => UGLY.map((value) => ({ ...form, [field]: value })));
  const fewer = fields.map((field) => Object.fromEntries(Object.entries(form).filter(([name]) => name !== field)));
  const more = ["organizationId", "role", "assurance", "isOperator", "status", "personId2"].map((field) => ({ ...form, [field]: "x" }));
  return [...replaced, ...fewer, ...more, Object.create(form), JSON.parse(`{"__proto__":${JSON.stringify(form)}}`)];
}
