import '../integrations/mail/smtp.ts'
