"use client";
// 决定压十秒再送：十秒里可以撤销，离开这一页就立刻送出，送出以后就算数。
import { useCallback, useEffect, useRef, useState } from "react";
import { type Problem, useSubmit } from "#components/form/use-submit";
import { decidePaper } from "#lib/inbox/actions";
import type { Pressed } from "#lib/inbox/commands";

export const HELD_SECONDS = 10;
const LEAVING = "/api/inbox/decisions";

type Sent = { input: Pressed & { paperId: string }; key: string };

/** Outlives the page; with the same key as the button's, so that it counts once. */
const sendLeaving = (sent: Sent): void => {
  const headers = { "Content-Type": "application/json" };
  void fetch(LEAVING, { method: "POST", body: JSON.stringify(sent), headers, keepalive: true }).catch(() => null);
};

export type Held = {
  /** What was pressed and can still be taken back. */
  held: Pressed | null;
  /** Seconds left. */
  left: number;
  pending: boolean;
  problem: Problem | null;
  press: (pressed: Pressed) => void;
  undo: () => void;
  sendNow: () => void;
};

/** Counts down from the moment something is held; zero while nothing is. */
function useCountdown(running: boolean): number {
  const [left, setLeft] = useState(HELD_SECONDS);
  useEffect(() => {
    if (!running) return;
    setLeft(HELD_SECONDS);
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return running ? left : 0;
}

export function useHeldDecision(paperId: string, onSent: () => void): Held {
  const { pending, problem, submit, clear } = useSubmit(decidePaper);
  const [held, setHeld] = useState<Pressed | null>(null);
  const waiting = useRef<Sent | null>(null);
  const left = useCountdown(held !== null);
  const leave = useCallback(() => {
    if (waiting.current) sendLeaving(waiting.current);
    waiting.current = null;
  }, []);
  useEffect(() => {
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [leave]);
  const press = (pressed: Pressed) => {
    clear();
    waiting.current = { input: { paperId, ...pressed }, key: crypto.randomUUID() };
    setHeld(pressed);
  };
  const undo = () => {
    waiting.current = null;
    setHeld(null);
  };
  const sendNow = async () => {
    const sent = waiting.current;
    if (!sent) return;
    undo();
    if ((await submit(sent.input)) !== null) onSent();
  };
  const due = held !== null && left === 0;
  const latest = useRef(sendNow);
  latest.current = sendNow;
  useEffect(() => {
    if (due) void latest.current();
  }, [due]);
  return { held, left, pending, problem, press, undo, sendNow: () => void sendNow() };
}
