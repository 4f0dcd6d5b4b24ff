"use client";
// 第一次保存会锁定名称、类别与行业：先说清，再保存（ORG-11）。
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";

export function ConfirmLock({ open, onClose, onConfirm }: { open: boolean; onClose: () => void; onConfirm: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="请仔细核对" kind="center">
      <p>组织简称、组织全称、组织类别、行业类别填写后不可修改，请仔细核对。</p>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button onClick={onClose} className="flex-1">
          再看一眼
        </Button>
        <Button look="primary" onClick={onConfirm} className="flex-1">
          核对无误，保存
        </Button>
      </div>
    </Dialog>
  );
}
