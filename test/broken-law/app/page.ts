import '../integrations/mail/mail.ts'
import '../database/upwards.ts'
