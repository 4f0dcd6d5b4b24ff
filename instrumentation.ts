/** Starts the background work in the server's own process, unless a separate worker does it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { holdLifeline, startInline } = await import("#lib/jobs/inline");
  holdLifeline();
  await startInline();
}
