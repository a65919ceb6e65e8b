/** What became of something that was sent; `final`: to try again would help nothing. */
export type Sent = { ok: true } | { ok: false; final: boolean; said: string }
