// 选项表：代码与名称；填表的人写的名称略有出入也认得出来。
export type Option = { code: string; label: string };

export type OptionList = {
  readonly options: readonly Option[];
  readonly codes: readonly string[];
  readonly labels: readonly string[];
  /** The label of a code; an unknown code stands for itself. */
  labelOf: (code: string | null | undefined) => string;
  /** The code that a typed label means, or null. */
  codeOf: (typed: string) => string | null;
};

const tidy = (text: string): string => text.normalize("NFKC").replace(/[\s()（）、/／,，]/g, "");

/** `aliases` maps other spellings to codes. */
export function optionList(pairs: readonly (readonly [string, string])[], aliases: Readonly<Record<string, string>> = {}): OptionList {
  const labels = new Map(pairs);
  const byText = new Map<string, string>(
    pairs.flatMap(([code, label]) => [
      [tidy(label), code],
      [code, code],
    ]),
  );
  for (const [alias, code] of Object.entries(aliases)) byText.set(tidy(alias), code);
  return {
    options: pairs.map(([code, label]) => ({ code, label })),
    codes: pairs.map(([code]) => code),
    labels: pairs.map(([, label]) => label),
    labelOf: (code) => (code ? (labels.get(code) ?? code) : ""),
    codeOf: (typed) => byText.get(tidy(typed)) ?? null,
  };
}

/** 是/否 */
export const YES_NO = optionList(
  [
    ["1", "是"],
    ["0", "否"],
  ],
  { 有: "1", 无: "0", 不是: "0", y: "1", n: "0" },
);
