import { mail } from '../integrations/mail/mail.ts'
export const value = mail
