/** An address of this house as somebody handed it in; null for every other text. */
export function ownPath(text: string | null): string | null {
  const path = text ?? ''
  return /^\/(?![/\\])[^\\\s]*$/.test(path) && !/[\p{Cc}]/u.test(path) ? path : null
}

/** Where a person goes after signing in: only to a page of this house, else to what waits for them. */
export function nextPath(text: string | null): string {
  const path = ownPath(text)
  return path !== null && !/^\/(dang-nhap|dang-xuat|khoi-tao|api)(?![a-z])/.test(path) ? path : '/viec-cua-toi'
}
