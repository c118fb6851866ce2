import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  index('pages/welcome/welcome.tsx'),
  route('start', 'pages/start/start.tsx'),

  ...prefix('join', [
    route('resident', 'pages/join/resident.tsx'),
    route('resident/other-code', 'pages/join/other-code.ts'),
    route('resident/sign-up', 'pages/join/sign-up.tsx'),
    route('resident/join', 'pages/join/join.tsx'),
    route('resident/ask-proof', 'pages/join/ask-proof.tsx'),
    route('resident/ask-leader', 'pages/join/ask-leader.tsx'),
    route('resident/ask-again', 'pages/join/ask-again.tsx'),
    route('resident/waiting', 'pages/join/waiting.tsx'),
    route('prove/:token', 'pages/join/prove.tsx'),
    route(':code', 'pages/join/follow-link.tsx'),
  ]),

  ...prefix('verify-email', [
    index('pages/verify/enter-code.tsx'),
    route('resend', 'pages/verify/resend.ts'),
    route(':token', 'pages/verify/follow-link.tsx'),
  ]),

  route('sign-in', 'pages/sign-in/sign-in.tsx'),
  route('sign-out', 'pages/sign-in/sign-out.ts'),
  route('opening-soon', 'pages/opening-soon/opening-soon.tsx'),
  route('forgot-password', 'pages/password/forgot.tsx'),
  route('reset-password', 'pages/password/reset.tsx'),
  route('unsubscribe/:token', 'pages/unsubscribe/unsubscribe.tsx'),
  route('unsubscribe/:token/again', 'pages/unsubscribe/again.tsx'),
  route('logo/:communityId', 'pages/logo/logo.ts'),
  route('language', 'pages/language/language.ts'),
  route('dev/outbox', 'pages/outbox/outbox.tsx'),

  layout('pages/signed-in/gate.tsx', [
    route('communities', 'pages/communities/communities.tsx'),
    route('account', 'pages/account/account.tsx'),
    route('account/language', 'pages/account/language.ts'),
    route('c/:slug', 'pages/community/community.tsx', [
      index('pages/home/home.tsx'),
      route('notices/told', 'pages/home/told.ts'),
      route('notices/:noticeId/settle', 'pages/home/settle.ts'),
      route('members', 'pages/members/members.tsx', [
        route('invite', 'pages/invite/steps.tsx'),
        route('invite/send', 'pages/invite/send.tsx'),
        route('invite/sent/:invitationId', 'pages/invite/sent.tsx'),
        route('resend', 'pages/members/resend.tsx'),
        route('void', 'pages/members/void.tsx'),
      ]),
      route('roster/:rosterId/events', 'pages/roster/events.ts'),
      route('members/invite/properties', 'pages/invite/find-properties.ts'),
      ...prefix('invitations', [
        index('pages/invitations/invitations.tsx'),
        route('confirm', 'pages/confirm-homes/list.tsx'),
        route('confirm/:claimId/settle', 'pages/confirm-homes/settle.tsx'),
        route('confirm/:claimId/home', 'pages/confirm-homes/choose-home.tsx'),
        route('confirm/:claimId/decline', 'pages/confirm-homes/decline.tsx'),
        route('reminders', 'pages/invitations/reminders.ts'),
        route('text', 'pages/text-invites/text.tsx'),
        route('text/:batchId', 'pages/text-invites/report.tsx'),
        route('email', 'pages/email-list/paste.tsx'),
        route('email/review', 'pages/email-list/review.tsx'),
        route('email/send', 'pages/email-list/send.tsx'),
        route('email/sent/:batchId', 'pages/email-list/sent.tsx'),
        route('status', 'pages/invite-status/list.tsx', [
          route('resend', 'pages/invite-status/resend.tsx'),
          route('void', 'pages/invite-status/void.tsx'),
          route('replace', 'pages/invite-status/replace.tsx'),
        ]),
        route('status/:invitationId', 'pages/invite-status/story.tsx', [
          route('resend', 'pages/invite-status/resend.tsx', {
            id: 'pages/invite-status/resend-one',
          }),
          route('void', 'pages/invite-status/void.tsx', { id: 'pages/invite-status/void-one' }),
          route('replace', 'pages/invite-status/replace.tsx', {
            id: 'pages/invite-status/replace-one',
          }),
          route('fix', 'pages/invite-status/fix.tsx'),
          route('code', 'pages/invite-status/code.tsx'),
        ]),
        ...prefix('passes', [
          index('pages/passes/passes.tsx'),
          route('blank', 'pages/passes/blank.tsx'),
          route('for-homes', 'pages/passes/for-homes.tsx'),
          route(':batchId', 'pages/passes/batch.tsx'),
          route(':batchId/print', 'pages/passes/print.ts'),
          route(':batchId/void', 'pages/passes/void.tsx'),
        ]),
      ]),
      route('roster', 'pages/roster/upload.tsx'),
      route('roster/template.csv', 'pages/roster/template.ts'),
      route('roster/:rosterId/columns', 'pages/roster/columns.tsx'),
      route('roster/:rosterId/sheet', 'pages/roster/sheet.ts'),
      route('roster/:rosterId/discard', 'pages/roster/discard.ts'),
    ]),
  ]),

  route('*', 'pages/not-found/not-found.tsx'),
] satisfies RouteConfig
