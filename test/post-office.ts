import { onTestFinished } from 'vitest'
import { sendDeliveries } from '#domain/deliveries/send-deliveries.ts'
import type { Mail } from '#integrations/mail/mail.ts'
import { memoryMail } from '#integrations/mail/memory.ts'
import { memoryTexts } from '#integrations/texts/memory.ts'
import { freshDatabase } from './database.ts'
import { key } from './factories.ts'

/** Where the letters of tests say that we are. */
export const publicUrl = 'http://communitrak.test'

/** A database of its own, with an empty outbox, and somebody who sends what is due there. */
export async function aPostOffice() {
  const { address, db } = await freshDatabase()
  onTestFinished(() => db.destroy())
  const mailbox = memoryMail()
  const texts = memoryTexts()
  /** Sends what is due, into the mailbox unless another way is given; answers how much was tried. */
  const send = (mail: Mail = mailbox, { signal }: { signal?: AbortSignal } = {}) =>
    sendDeliveries(db, { mail, texts, key, publicUrl }, { signal })
  return { address, db, letters: mailbox.messages, texts: texts.messages, send }
}

/** A mail server that does this with every letter. */
export function aMailServer(send: Mail['send']): Mail {
  return { send, async close() {} }
}
