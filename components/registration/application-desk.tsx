"use client";
// 自行注册的一页：还没交的填表，刚交的拿链接，回来的看走到哪一步。
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Lead } from "#components/layout/door";
import type { PersonFacts } from "#components/members/person-fields";
import { Correct, Forget } from "#components/registration/application-return";
import { Sent } from "#components/registration/application-sent";
import { MemberRegistration } from "#components/registration/member-registration";
import { StandingView } from "#components/registration/standing";
import type { Standing } from "#lib/registration/self/queries";

type Props = { standing: Standing | null; facts: Omit<PersonFacts, "profile" | "posts"> };
type Just = { token: string; branch: string };

function Blank({ facts, onSent }: Pick<Props, "facts"> & { onSent: (just: Just) => void }) {
  return (
    <>
      <Lead className="mt-2">自己登记，由支部审批</Lead>
      <p className="mt-2 text-ink-2">给2020年以前入团、系统里还没有记录的团员。2020年及以后入团的，由支部录入，不能自行注册。</p>
      <div className="mt-4 mb-24">
        <MemberRegistration facts={facts} onSent={onSent} />
      </div>
    </>
  );
}

export function ApplicationDesk({ standing, facts }: Props) {
  const router = useRouter();
  // The page is drawn anew when the device is given its link; what was just sent must outlive that.
  const [just, setJust] = useState<Just | null>(null);
  const look = () => {
    setJust(null);
    router.refresh();
  };
  if (just) return <Sent {...just} onLook={look} />;
  if (!standing) return <Blank facts={facts} onSent={setJust} />;
  const returns = standing.kept && (standing.state === "REFUSED" || standing.state === "EXPIRED");
  return (
    <>
      <Lead className="mt-2">你的注册申请</Lead>
      <StandingView standing={standing}>
        {returns && <Correct formId={standing.id} branch={standing.branch} facts={facts} onSent={setJust} />}
        <p className="mt-6 mb-24">
          <Forget />
        </p>
      </StandingView>
    </>
  );
}
