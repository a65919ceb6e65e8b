import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a person does at a page in a real browser. */

/** Clicks a button by its name and waits for the page that follows. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  const button = page.getByRole('button', { name, exact }).first()
  await Promise.all([page.waitForEvent('load'), button.click()]).catch(async (error) => {
    throw new Error(`${page.url()}, ${name}: ${await page.locator('main').textContent()}`, { cause: error })
  })
}

/**
 * Opens a page, fills the fields of one of its forms (by the value of its `viec`), and sends it. Fails where the form is not there, or the
 * page refuses, with what it says.
 */
export async function fillIn(page: Page, path: string, viec: string, fields: Record<string, string | string[]>): Promise<void> {
  await page.goto(path)
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  const form = page.locator(`form:has(input[name="viec"][value="${viec}"])`).first()
  if ((await form.count()) === 0) throw new Error(`${path} has no form ${viec}: ${await page.locator('main').textContent()}`)
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const choice = form.locator(`[name="${name}"][value="${one}"]:is([type=radio],[type=checkbox])`)
      const field = form.locator(`[name="${name}"]`)
      if ((await choice.count()) > 0) await choice.check()
      else if ((await field.evaluate((node) => node.tagName)) === 'SELECT') await field.selectOption(one)
      else await field.fill(one)
    }
  }
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().isNavigationRequest()),
    form.locator('button').last().click(),
  ])
  await page.waitForLoadState()
  if (answer.status() >= 400) throw new Error(`${path} ${viec} answered ${answer.status()}: ${await page.locator('main').textContent()}`)
}

/** Fails unless the part says so. */
export async function look(part: Locator, said: string | RegExp): Promise<void> {
  const text = ((await part.first().textContent()) ?? '').replace(/\s+/g, ' ')
  if (typeof said === 'string') expect(text).toContain(said)
  else expect(text).toMatch(said)
}
