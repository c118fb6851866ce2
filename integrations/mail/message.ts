/** What a message shows of the community that sends it. */
export type Letterhead = {
  name: string
  /** Six hexadecimal digits after `#`; the button's colour, legible with white on it. */
  color: string
  /** An absolute address of the logo; null for none. */
  logoUrl: string | null
}

/** What leaders are told, as far as the words need it. */
export type NoticeFacts = {
  kind:
    | 'joined with default role'
    | 'asked a leader'
    | 'home to confirm'
    | 'asked for a new invitation'
    | 'asked to join group'
    | 'asked to join'
    | 'moved out'
    | 'left community'
  memberName: string | null
  /** Null also where the reader may not see addresses. */
  askedBy: string | null
  /** The home it is about, in one line; null also where the reader may not see homes. */
  home: string | null
  /** The name of the group it is about. */
  group: string | null
}

/** What an invitation says, the first time and when it reminds. */
export type InvitationFacts = {
  community: Letterhead
  /** Null when only the address is known. */
  firstName: string | null
  inviterName: string | null
  /** Whether it is a Head of Household who invites, into their own household. */
  isGuest: boolean
  address: string | null
  /** Whether the code is for this one person; others of the household may use an open one. */
  isPersonal: boolean
  code: string
  joinUrl: string
  typeUrl: string
  /** The last day the code works, printed; null: without end. */
  until: string | null
  /** When those who join will be let in, a printed day or none yet; null: at once. */
  opens: { on: string | null } | null
}

/** What is said about a home of somebody. */
export type HomeFacts = {
  community: Letterhead
  firstName: string
  /** The home in one line; the one they told, where it is not confirmed. */
  home: string
  /** Where they go on: into the community, or to their communities. */
  url: string
}

/** What a leader is told of the trial of their community. */
export type TrialFacts = {
  community: Letterhead
  firstName: string
  /** Where it can be extended. */
  trialUrl: string
}

/** Somebody asks to be let into a group, or has been. */
export type GroupFacts = {
  community: Letterhead
  firstName: string
  group: string
  /** The group's page. */
  url: string
}

/** What somebody reads who wants to be let in, or can be now. */
export type RequestFacts = {
  community: Letterhead
  firstName: string
  /** Where they go in, sign in, or type a code. */
  url: string
}

/** That somebody signs in, or is about to, with another address; told to the one before. */
export type AddressChangeFacts = {
  firstName: string
  /** The new address, masked. */
  newEmail: string
  /** Where the old address stops it or takes it back. */
  keepUrl: string
}

/** What a Head has changed about somebody of their household. */
export type HouseholdFacts = HomeFacts & { headName: string }

/** What has changed about signing in to an account. */
export type SignInChange =
  | 'two-factor on'
  | 'two-factor off'
  | 'recovery code used'
  | 'new recovery codes'
  | 'passkey added'
  | 'passkey removed'
  /** It counted backwards, so there may be a copy of it. */
  | 'passkey stopped'

/** That somebody leaves a home, or does not after all. */
export type MoveFacts = HomeFacts & {
  /** The last day there, printed. */
  lastDay: string
  /** Whether they leave the community with it. */
  leaves: boolean
}

/** What merging two records of one person made of a sign-in. */
export type SignInFacts = {
  community: Letterhead
  firstName: string
  /** The address that is written to, and with which they sign in. */
  signIn: string
  /** The address of the other sign-in, masked. */
  other: string
  url: string
}

/** That somebody may not enter a community for now, or may again. */
export type StandingFacts = {
  community: Letterhead
  firstName: string
  /** Their communities, or the one that they may enter again. */
  url: string
}

/** That support was let into a community. */
export type SupportFacts = {
  community: Letterhead
  firstName: string
  agent: string
  /** The leader who asked for it; null: the reader did. */
  leader: string | null
  purpose: string
  /** When it ends by itself, printed. */
  until: string
  url: string
}

/** Everything we ever write to anyone. The facts are here; the words are in `templates/`. */
export type Message =
  | ({ template: 'invitation' } & InvitationFacts)
  | ({ template: 'reminder' } & InvitationFacts)
  | {
      template: 'welcome'
      community: Letterhead
      firstName: string
      /** When those who join will be let in, a printed day or none yet; null: at once. */
      opens: { on: string | null } | null
      homeUrl: string
    }
  | ({ template: 'home confirmed' } & HomeFacts)
  | ({ template: 'home declined' } & HomeFacts)
  | ({ template: 'asked to join group'; askedBy: string } & GroupFacts)
  | ({ template: 'let into group'; addedBy: string | null } & GroupFacts)
  | ({ template: 'curtain lifted' } & RequestFacts)
  | ({ template: 'support access' } & SupportFacts)
  | ({ template: 'member already' } & RequestFacts)
  | ({ template: 'join request declined' } & RequestFacts)
  | ({ template: 'appointed head' } & HouseholdFacts)
  | ({ template: 'removed from household' } & HouseholdFacts)
  | ({ template: 'household inactive' } & HomeFacts)
  | ({ template: 'household active' } & HomeFacts)
  | ({ template: 'moved to household' } & HomeFacts)
  | ({ template: 'stepped head down' } & HomeFacts)
  | ({ template: 'move planned' } & MoveFacts)
  | ({ template: 'moved out' } & MoveFacts)
  | ({ template: 'move cancelled' } & MoveFacts)
  | ({ template: 'move undone' } & MoveFacts)
  | ({ template: 'sign-in merged' } & SignInFacts)
  | ({ template: 'sign-in back' } & SignInFacts)
  | ({ template: 'suspended'; reason: string } & StandingFacts)
  | ({ template: 'reinstated' } & StandingFacts)
  | {
      template: 'mailbox proof'
      community: Letterhead
      firstName: string
      askedBy: string
      proofUrl: string
    }
  | { template: 'notice'; community: Letterhead; homeUrl: string; notice: NoticeFacts }
  | { template: 'daily notices'; community: Letterhead; homeUrl: string; notices: NoticeFacts[] }
  | {
      template: 'confirm address'
      firstName: string
      /** The community to join or to create. */
      communityName: string
      code: string
      verifyUrl: string
    }
  | {
      template: 'account exists'
      firstName: string
      communityName: string
      signInUrl: string
      resetUrl: string
    }
  | { template: 'reset password'; code: string; minutes: number }
  | { template: 'password changed'; resetUrl: string }
  | {
      template: 'sign-in changed'
      kind: SignInChange
      firstName: string
      /** How many recovery codes are left. */
      codesLeft: number
      /** The name of the passkey it is about; '' for none. */
      passkey: string
      accountUrl: string
      resetUrl: string
    }
  | {
      template: 'confirm new address'
      firstName: string
      code: string
      confirmUrl: string
      hours: number
    }
  | { template: 'address in use'; signInUrl: string; resetUrl: string }
  | ({ template: 'address change asked' } & AddressChangeFacts)
  | ({ template: 'address changed'; days: number } & AddressChangeFacts)
  | { template: 'account closed'; firstName: string; communities: string[] }
  | ({ template: 'trial ending'; until: string } & TrialFacts)
  | ({ template: 'trial ended' } & TrialFacts)
  | {
      template: 'support answered'
      /** What the conversation was begun about; null: it began as a chat. */
      subject: string | null
      /** Oldest first; `files` are names, `author` null for the installation itself. */
      answers: { author: string | null; text: string; files: string | null }[]
      /** Where the conversation goes on. */
      url: string
      /** Whether somebody reads an answer to the letter. */
      mayReply: boolean
    }
  | { template: 'address taken back'; firstName: string; email: string; resetUrl: string }
