import { forgetTheOld } from '#domain/accounts/forget-the-old.ts'
import { mailAnswers } from '#domain/conversations/mail-answers.ts'
import { liftDueCurtains } from '#domain/curtain/lift-due-curtains.ts'
import { readInbox } from '#domain/deliveries/read-inbox.ts'
import { sendDeliveries } from '#domain/deliveries/send-deliveries.ts'
import { sendReminders } from '#domain/deliveries/send-reminders.ts'
import { answerKnocks } from '#domain/join-requests/answer-knocks.ts'
import { forgetOldRequests } from '#domain/join-requests/forget-old-requests.ts'
import { forgetOldMerges } from '#domain/merges/forget-old-merges.ts'
import { carryOutDueMoves } from '#domain/moves/carry-out-due-moves.ts'
import { sendDailyNotices } from '#domain/notices/send-daily-notices.ts'
import { forgetOldRosters } from '#domain/rosters/forget-old-rosters.ts'
import { readSupportInbox } from '#domain/support-mail/read-support-inbox.ts'
import { tellOfTrials } from '#domain/trials/tell-of-trials.ts'
import type { QueueName } from './queue.ts'
import type { Services } from './services.ts'

type Job = {
  /** When it runs without anyone asking, as a cron line in UTC. */
  cron: string
  work(services: Services, signal: AbortSignal): Promise<unknown>
}

/** What happens without anyone asking. Each job is one domain operation and may run twice. */
export const jobs: Record<Exclude<QueueName, 'back up' | 'work on rosters'>, Job> = {
  'send deliveries': {
    cron: '* * * * *',
    work: ({ db, mail, texts, key, publicUrl, supportAddress }, signal) =>
      sendDeliveries(db, { mail, texts, key, publicUrl, supportAddress }, { signal }),
  },
  'answer knocks': {
    cron: '* * * * *',
    work: ({ db }) => answerKnocks(db),
  },
  'send daily notices': {
    cron: '5 * * * *',
    work: ({ db }) => sendDailyNotices(db),
  },
  'send reminders': {
    cron: '35 * * * *',
    work: ({ db }) => sendReminders(db),
  },
  'tell of trials': {
    cron: '10 * * * *',
    work: ({ db }) => tellOfTrials(db),
  },
  'carry out moves': {
    cron: '* * * * *',
    work: ({ db }) => carryOutDueMoves(db),
  },
  'lift curtains': {
    cron: '* * * * *',
    work: ({ db }) => liftDueCurtains(db),
  },
  'read inbox': {
    cron: '*/5 * * * *',
    work: async ({ db, inbox }, signal) => inbox && readInbox(db, inbox, { signal }),
  },
  'mail answers': {
    cron: '* * * * *',
    work: ({ db }) => mailAnswers(db),
  },
  'read support mail': {
    cron: '* * * * *',
    work: async ({ db, supportInbox: inbox, ...tools }, signal) =>
      inbox && readSupportInbox(db, { ...tools, inbox }, { signal }),
  },
  'forget the old': {
    cron: '25 3 * * *',
    work: async ({ db }) => {
      await forgetTheOld(db)
      await forgetOldRosters(db)
      await forgetOldRequests(db)
      await forgetOldMerges(db)
    },
  },
}
