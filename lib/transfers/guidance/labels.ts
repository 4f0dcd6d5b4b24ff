// 转接的几句话：接收一方该怎么办，什么不能作为理由（TRF-12、TRF-22、TRF-23）。

/** What whoever receives has to do (TRF-22). */
export const RECEIVING_DUTIES = "请核实真实去向，及时决定。线下档案的查对不能拖延线上接收，也不得要求本人自带档案。";

/** What may not be a ground for refusal (TRF-12). */
export const FORBIDDEN_GROUNDS = "不得以非本单位正式编制职工、非本地区正式户籍居民等理由拒绝转入申请。";

/** What holds wherever somebody goes (TRF-23). */
export const OFFLINE_NOTE =
  "系统里的去向要与线下一致；关系和档案可以不在一处，按真实去向转。除参军、涉密单位外，线下办好不能代替线上，线下的进度也不能拖延线上。";
