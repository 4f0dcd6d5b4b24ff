// 还没选团支部，或者选的支部没有人。
import { Empty } from "#components/ui/states";

export const ChooseBranch = () => (
  <Empty title="先选转出的团支部">
    <p>在组织树里选下级的一个团支部，再勾要转的团员。团的领导机关只能替直属的待接转团支部和专属库办理。</p>
  </Empty>
);

export const NoMembers = () => (
  <Empty title="这个团支部没有团员">
    <p>换一个团支部再看看。</p>
  </Empty>
);
