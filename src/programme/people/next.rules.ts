/** Where a person goes after signing in: only to a page of this house, else to what waits for them. */
export function nextPath(text: string | null): string {
  const path = text ?? ''
  const isOurs = /^\/(?![/\\])[^\\\s]*$/.test(path) && !/[\p{Cc}]/u.test(path)
  return isOurs && !/^\/(dang-nhap|dang-xuat|khoi-tao|api)(?![a-z])/.test(path) ? path : '/viec-cua-toi'
}
