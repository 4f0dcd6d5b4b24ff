import type { Metadata } from "next";
import { QUESTIONS } from "#components/guides/questions";
import { DoorBar, DoorPage, Lead } from "#components/layout/door";

export const metadata: Metadata = { title: "常见问题解答" };

export default function FaqPage() {
  return (
    <>
      <DoorBar />
      <DoorPage wide>
        <Lead className="mt-2 mb-5">常见问题解答</Lead>
        <div className="divide-y divide-line border-line border-y">
          {QUESTIONS.map(({ id, ask, answer }) => (
            <section key={id} id={id} className="py-4 target:bg-ink-tint">
              <h2 className="font-semibold text-head">{ask}</h2>
              <p className="mt-1 text-ink-2">{answer}</p>
            </section>
          ))}
        </div>
      </DoorPage>
    </>
  );
}
