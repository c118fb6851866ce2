import '../sms/sms.ts'
