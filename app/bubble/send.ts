import { conversationIn } from './conversation-in.ts'
import { forgetDraft, keepsDraft } from './draft.ts'

type Sending = {
  say: Record<'sending' | 'offline', string>
  /** Somebody is writing. */
  typed(): void
  /** A message was written down. */
  sent(): void | Promise<void>
}

/** How often it is told that somebody is writing, and how soon what was not sent is tried again, in milliseconds. */
const typingPause = 3_000
const patience = 5_000

/**
 * Sends the form of a conversation without leaving the page. Refused, it says why and keeps what was typed;
 * without a line to us it tries again, under the same key: nothing is written twice.
 */
export function sendsByItself(section: HTMLElement, { say, typed, sent }: Sending): void {
  const form = section.querySelector('form')!
  const button = form.querySelector<HTMLButtonElement>('[type=submit]')!
  const words = button.textContent
  let lastTyped = 0
  const rest = () => {
    button.disabled = false
    button.textContent = words
  }
  const send = async () => {
    button.disabled = true
    button.textContent = say.sending
    const body = new FormData(form)
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(
      () => null,
    )
    if (!answer) {
      complain(form, plainNotice(say.offline))
      setTimeout(send, patience)
      return
    }
    rest()
    if (answer.type !== 'opaqueredirect') return complain(form, await noticeOf(answer))
    complain(form, null)
    forgetDraft(form)
    renew(form)
    await sent()
  }
  keepsDraft(form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void send()
  })
  form.addEventListener('input', () => {
    if (Date.now() - lastTyped < typingPause) return
    lastTyped = Date.now()
    typed()
  })
}

/** An empty form with a key of its own; who somebody is, is asked once. */
function renew(form: HTMLFormElement): void {
  for (const name of ['name', 'email'])
    form.querySelector(`[name=${name}]`)?.closest('.field')?.remove()
  form.reset()
  form.querySelector<HTMLTextAreaElement>('textarea')!.value = ''
  form.querySelector<HTMLInputElement>('[name=key]')!.value = newKey()
  form.querySelector<HTMLTextAreaElement>('textarea')!.focus()
}

/** A random UUID; pages that come without HTTPS have no function for it. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
}

/** Says above the form why it was not sent; null: it was. */
function complain(form: HTMLFormElement, notice: Element | null): void {
  form.parentElement!.querySelector('.notice')?.remove()
  if (notice) form.before(notice)
}

/** What the page says of a form that was refused. */
async function noticeOf(answer: Response): Promise<Element> {
  const text = await answer.text()
  const said = conversationIn(text)?.querySelector('.notice')
  return said ?? plainNotice(/<h1[^>]*>([^<]*)</.exec(text)?.[1] ?? String(answer.status))
}

function plainNotice(words: string): Element {
  const notice = document.createElement('div')
  notice.className = 'notice warning'
  notice.setAttribute('role', 'alert')
  notice.textContent = words
  return notice
}
