import { describe, expect, it } from "vitest";
import { ERROR_CODES, type ErrorCode, explain } from "#lib/errors";
import { FILES, type Node, nodesOf, treeOf } from "#tests/house/source";

/** The catalogue of the specification (Appendix B) and of its clarifications: code, sentence. */
const AGREED = `
E-ADM-01 本组织管理员最多{n}人。
E-ADM-02 管理员必须是本组织的团干部，请先录入团干部。
E-ADM-03 撤销书记的管理员权限请联系上级管理员。
E-ADM-04 本组织仅剩一名管理员，请联系上级管理员办理。
E-CAD-01 只能录入本级团干部。
E-CAD-04 团支部团干部请在‘录入团员团干部’中录入，职务只选择本支部职务。
E-CAD-08 请联系上级团组织管理员变更团支部书记。
E-CAD-12 本组织已有书记，请先变更原书记职务。
E-CAD-14 结束日期不能早于开始日期。
E-CLS-01 请上传团课材料或填写链接。
E-CLS-02 单个文件不能超过200M。
E-DAY-01 请填写活动名称、时间、地点和参与人员。
E-EDB-01 请上传1份PDF格式文件。
E-EDB-02 文件大小不能超过20M。
E-EDB-03 文件无法读取，请重新扫描。
E-EDB-07 请填写不同意的理由。
E-EDB-10 团（总）支部没有替换已认证档案的权限，请由上级团组织管理员操作。
E-EDB-17 该编号的占用释放申请正在审批中。
E-GEN-01 请填写必填项：{fields}
E-GEN-02 数据已被他人修改，请刷新后重试。
E-GEN-03 {field}格式不正确。
E-GEN-04 操作过于频繁，请稍后再试。
E-GEN-05 系统繁忙，请稍后重试。
E-GRAD-03 预计毕业时间和无法确定理由两者选填其一，不可同时选择。
E-GRAD-04 批量标记的团支部预计毕业时间必须相同，请分别标记。
E-GRAD-06 标记成功后无法自行取消或修改，如有错误请逐级上报省级团委。
E-GRAD-11 延迟毕业团员的预计毕业时间必须晚于本团支部的毕业时间（{YYYY-MM}）。
E-GRAD-18 请先完成团支部毕业时间标记，组织类别变更为毕业生团组织后再标记延迟毕业团员。
E-ID-01 身份证号码校验不通过，请核对。
E-ID-02 两次输入的身份证号码不一致。
E-IMP-01 文件格式错误，请使用系统模板。
E-IMP-02 第{r}行：{reason}
E-IMP-03 模板不可混用，请重新上传正确的表格。
E-IMP-04 第{r}行：身份证号码重复。
E-IMP-05 您上传的excel表格错误，‘导入本级团干部’和‘导入下级团支部团员团干部’中所下载的模板不可混用，请重新上传正确的表格
E-MEM-01 请填写必填项：{fields}
E-MEM-03 该身份证号码已在{组织全称}登记，请与该组织联系或通过组织关系转接办理。
E-MEM-06 入团年龄不符合规定：{年份}年入团须年满{n}周岁。
E-MEM-07 2017年及以后入团的团员，‘发展团员编号’为必填项。
E-MEM-08a 发展团员编号位数不对，应为12位数字。
E-MEM-08b 发展团员编号前四位必须与入团年份相同。
E-MEM-08c 发展团员编号填写有误，请核实后修改并重新提交。
E-MEM-09 发展团员编号已被占用：{占用组织名称} {占用人姓名}。如确属本人，请上传入团志愿书申请释放。
E-MEM-10 该发展团员编号属于{xx}领域，与拟录入团员所属领域不符，请重新核实
E-MEM-15 请填写真实、可联络的手机号码。
E-MEM-19 团支部成员不允许自行删除，请提交删除申请逐级上报至省级团委。
E-MEM-20 姓名、性别与身份证号码需上报省级团委进行更正。
E-MEM-37 该团员有正在办理的{事项}，请办结后再操作。
E-MTG-01 会议时间不能晚于当前时间。
E-MTG-02 请选择参会人员。
E-MTG-03 疑似重复录入：同一类型、时间、主题的会议已存在。
E-MTG-04 支部委员会参会人员须为本支部团干部。
E-NAV-01 当前浏览器版本过低，请使用 Edge、Chrome、Firefox、Safari 等浏览器或将 360、QQ 浏览器切换为极速模式。
E-NAV-09 未找到符合条件的人员。
E-NOT-02 请选择接收范围。
E-OPS-06 该事项已由{name}处理。
E-ORG-01 组织简称不符合命名规则：{rule}
E-ORG-02 团的领导机关已初始化到系统，无需再次创建。
E-ORG-03 同级已存在同名组织。
E-ORG-04 该类别不能创建在当前组织下。
E-ORG-05 14-28周岁青年数不能超过10000。
E-ORG-06 年度经推优入党团员数不能超过1000。
E-ORG-07 青工委、青年部、群团部等不是团的组织，不能录入系统。
E-ORG-10 请填写必填项：{fields}
E-ORG-11 行政编制数等须如实填写，没有请填‘0’。
E-ORG-12 该项填写后不可修改，如有错误请联系直属上级组织管理员更正。
E-ORG-13 该身份证号码已登记为{name*}，请核对姓名。
E-ORG-19 毕业生团组织中尚有{n}名团员未转出，不能删除。
E-ORG-20 该组织中仍有成员（{names}），请先在‘管理员变更’中撤销管理员并在‘团干部列表’中删除成员。
E-ORG-21 待接转团支部中尚有{n}名团员，不能删除。
E-ORG-22 该组织含有下级组织，请先由该组织删除其下级组织。
E-ORG-24 不能迁移到本组织或其下级组织。
E-ORG-25 目标组织不允许该类别的下级组织。
E-ORG-26 已有未完成的迁移申请。
E-ORG-27 团员的组织关系必须在团支部，不能在团委、团工委、团总支。
E-PERM-01 您没有管理权限。
E-PERM-02 只有本级或直属上级组织管理员可以执行该操作。
E-PERM-03 登录已失效，请重新登录。
E-PWD-01 身份证号码或密码错误。
E-PWD-02 账号已锁定，请{n}分钟后再试。
E-PWD-03 首次登录请修改初始密码。
E-PWD-04 原密码错误。
E-PWD-05 新密码须为8-32位，且至少包含数字、字母、符号中的两种。
E-PWD-06 两次输入的新密码不一致。
E-PWD-07 新密码不能与初始密码或原密码相同。
E-PWD-08 重置密码验证码错误或已失效，请联系本级或直属上级管理员重新获取。
E-RAT-04 自评结果最多允许修改3次。
E-RAT-05 上级团委已复核，自评结果不允许修改。
E-RAT-08 所选团组织尚未自评。
E-RAT-09 复核结果已锁定，不允许再次更改。
E-RECT-01 当前不在组织整顿自检时间范围内。
E-RECT-03 如认为自检结果失实，请点击‘不通过’驳回并说明理由。
E-RECT-04 该团支部已自检，不能代为评估。
E-RECT-05 自检表‘较差’项为0且已审核通过，不能修改。
E-RECT-07 该团支部不能被勾选为排名后20%团支部：{原因}
E-RECT-10 请填写组织全称和修改原因。
E-REG-01 管理员注册码错误，请核对后区分大小写重新输入。
E-REG-02 管理员注册码已过期，请联系上级团组织管理员重新生成。
E-REG-03 该注册码已被使用，一个注册码仅限一位管理员注册使用。
E-REG-04 注册码与所选团组织不符。
E-REG-05 本组织管理员已达上限（{n}人）。
E-REG-06 该身份证号码已注册，请直接登录；如需担任管理员请通过‘管理员变更’办理。
E-REG-07 2020年及以后入团的团员须由团组织管理员录入，不能自行注册。
E-REG-08 该身份证号码已登记，请直接登录，通过组织关系转接办理。
E-SYS2-01 请为全部团员填写评议等次。
E-SYS2-02 ‘优秀’等次人数不得超过参加评议团员人数的30%（最多{n}人）。
E-SYS2-03 请填写退回理由。
E-SYS2-05 本年度已注册。
E-SYS2-06 评议不合格，暂缓注册。
E-SYS2-07 当前不在{项目}办理时间范围内（{start}至{end}）。
E-TRF-02 该团员有正在办理的组织关系转接。
E-TRF-04 未查询到该团员，请核对姓名和身份证号码。
E-TRF-05 该团员已在本组织（或其下级团支部）。
E-TRF-09 请选择本组织下的团支部。
E-TRF-10a 一次性最多转出30人。
E-TRF-10b 转入团支部不可与转出团支部相同。
E-TRF-10c 团的领导机关、团支部没有该功能。
E-TRF-11 该转接已办结，不能撤销。
E-TRF-12 请填写退回理由。
E-TRF-14 该团员为新发展团员且团员身份尚未认证，不能发起组织关系转接。
E-TRF-17 转往北京、广东、福建须选择具体的团支部。
E-TRF-18 入伍通知书等涉密材料不得上传。
E-TRF-23 升学的毕业学生团员不得转至户籍所在地等乡镇街道团组织。
E-TRF-23b 该团员已在外地落实工作单位，应转至工作单位团组织或工作单位所在地乡镇街道。
E-TRF-24 请选择转接原因。
E-TRF-26 退学团员须本人知情。
E-TRF-32 请填写境外学习研究地点、期限、国内联系人和联系方式。
E-EDB-04 文件含有脚本、附件或已加密，请重新扫描后上传。
E-EDB-05 页数应在1至200页之间。
E-ID-03 请填写18位身份证号码。
E-IMP-06 一次最多导入20000行，请分批导入。
E-IMP-07 表格中没有数据。
E-IMP-08 不支持旧版.xls，请另存为.xlsx后上传。
E-IMP-09 第{r}行：身份证号码已丢失位数，请将该列设为文本后重新填写。
E-IMP-10 第{r}行：是否团干部填‘否’，但填写了职务信息，请核对。
E-MEM-08d 发展团员编号不在已登记的号段内，请核实。
E-MEM-14 政治面貌与入党时间不一致，请核对。
E-ORG-08 组织全称已被使用：{path}，请修改。
`
  .trim()
  .split("\n")
  .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)] as const);

const placeholders = (code: string): string[] => [...explain(code as ErrorCode).matchAll(/\{([^}]+)\}/g)].map((m) => m[1] ?? "");

describe("错误目录（附录 B）", () => {
  it.each(AGREED)("%s 的句子与约定的一样", (code, sentence) => {
    expect(explain(code as ErrorCode)).toBe(sentence);
  });

  it("代码都是 E 或 W 加模块加编号", () => {
    expect(ERROR_CODES.filter((c) => !/^[EW]-[A-Z]+2?-\d{2}[a-d]?$/.test(c))).toEqual([]);
  });

  it("每一句都是中文，没有代码、堆栈、英文报错", () => {
    const odd = ERROR_CODES.filter((c) => !/\p{Script=Han}{2}|\{reason\}/u.test(explain(c)));
    expect(odd).toEqual([]);
    expect(ERROR_CODES.filter((c) => /undefined|null|Error|exception|failed/i.test(explain(c)))).toEqual([]);
  });

  it("本系统自己加的每一句都说怎么办：请、应、不能、最多，或说明现状", () => {
    const own = ERROR_CODES.filter((c) => !AGREED.some(([agreed]) => agreed === c));
    const hollow = own.filter((c) => !/请|应|不能|最多|重复|至少|不在|不会|不需要|{reason}/.test(explain(c)));
    expect(hollow).toEqual([]);
  });
});

type Given = Node & { properties?: { key?: { name?: string; value?: string } }[] };
const isCode = (node: Node): boolean => node.type === "Literal" && ERROR_CODES.includes(node.value as ErrorCode);

/** Calls that name a code, with the placeholders that they fill in. A value that is computed elsewhere counts as complete. */
const refusalsIn = (file: string): { file: string; code: string; names: (string | undefined)[] }[] =>
  [...nodesOf(treeOf(file))].flatMap((call) => {
    const args = (call.type === "CallExpression" ? call.arguments : []) as Node[];
    const at = args.findIndex(isCode);
    const given = args[at + 1] as Given | undefined;
    if (at < 0 || (given && given.type !== "ObjectExpression")) return [];
    return [{ file, code: String(args[at]?.value), names: given?.properties?.map((p) => p.key?.name ?? p.key?.value) ?? [] }];
  });

describe("占位符", () => {
  it("给了值就填进去，同名的都填；没给的留着", () => {
    expect(explain("E-REG-05", { n: 2 })).toBe("本组织管理员已达上限（2人）。");
    expect(explain("E-ORG-13", { "name*": "许**" })).toBe("该身份证号码已登记为许**，请核对姓名。");
    expect(explain("E-MEM-06", { n: 13 })).toBe("入团年龄不符合规定：{年份}年入团须年满13周岁。");
  });

  it("值里的花括号、美元符不会再被当作占位符", () => {
    expect(explain("E-ORG-08", { path: "$&{path}$1" })).toBe("组织全称已被使用：$&{path}$1，请修改。");
  });

  it("代码里每处拒绝都把占位符给齐", () => {
    const refusals = FILES.filter((f) => /^(lib|app)\//.test(f)).flatMap(refusalsIn);
    expect(refusals.length).toBeGreaterThan(100);
    const short = refusals.flatMap(({ file, code, names }) =>
      placeholders(code)
        .filter((name) => !names.includes(name))
        .map((name) => `${file} ${code} {${name}}`),
    );
    expect(short).toEqual([]);
  });
});
