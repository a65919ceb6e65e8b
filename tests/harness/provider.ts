import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll } from 'vitest'
import type { Page, Visitor } from './visitor.ts'

export type IdentityProvider = {
  /** what the server is told through its environment */
  env: Record<string, string>
  /** where the server's callback is, once its address is known */
  admit: (url: string) => void
  /** goes through the provider's own pages as somebody, from our link to wherever it leads */
  enterAs: (person: Visitor, subject: string, link: string) => Promise<Page>
}

/** A real OpenID Connect server on a free port; everybody it is told about has the address `<subject>@langson.gov.vn`. */
export async function startProvider(): Promise<IdentityProvider> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { client_id: 'ntm', client_secret: 'chi-dung-trong-kiem-thu' }
  const callbackFor = (url: string) =>
    new Provider(issuer, {
      clients: [{ ...client, redirect_uris: [`${url}/api/auth/callback/tinh`] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      cookies: { keys: ['khoa cua kiem thu'] },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, email: `${id}@langson.gov.vn`, email_verified: true, name: id }),
      }),
    }).callback()
  // discovery is read before our own address is known
  let current = callbackFor(issuer)
  server.on('request', (request, response) => current(request, response))
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    env: {
      OIDC_ID: 'tinh',
      OIDC_NAME: 'Cổng của tỉnh',
      OIDC_DISCOVERY_URL: `${issuer}/.well-known/openid-configuration`,
      OIDC_CLIENT_ID: client.client_id,
      OIDC_CLIENT_SECRET: client.client_secret,
    },
    admit(url) {
      current = callbackFor(url)
    },
    async enterAs(person, subject, link) {
      let page = await person.get(link)
      for (const fields of [{ prompt: 'login', login: subject, password: 'bat-ky' }, { prompt: 'consent' }]) {
        const action = /<form[^>]* action="([^"]+)"/.exec(page.html)?.[1]
        if (!action?.startsWith(issuer)) return page
        page = await person.post(action, fields as Record<string, string>)
      }
      return page
    },
  }
}
