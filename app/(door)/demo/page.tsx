import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DemoList } from "#components/accounts/demo-list";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";
import { listDemoAccounts } from "#lib/accounts/demo/queries";

export const metadata: Metadata = { title: "演示账号" };

export default async function DemoPage() {
  const accounts = await listDemoAccounts();
  if (!accounts) notFound();
  return (
    <>
      <DoorBar />
      <DoorPage wide>
        <Lead className="mt-2">挑一个人，走进他们的团组织</Lead>
        <p className="mt-2 text-ink-2">
          这里的省、学校和人都是虚构的。已激活的账号密码都是 <b className="code">chao-qi-yue-sheng-25</b>
          ，一按即登录；“等待激活”的可以试一遍激活：登录页填证件号和它的后八位。
        </p>
        <DemoList accounts={accounts} />
      </DoorPage>
    </>
  );
}
