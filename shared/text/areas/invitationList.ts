// Text of the invitation list as a file, for the columns that no survey tool prescribes.
import type { Same } from '../same'

export const en = {
  sheetName: 'Invitations',
  columns: {
    name: 'Name',
    email: 'E-mail',
    company: 'Company',
    role: 'Role',
    owner: 'Owner',
    state: 'State',
    place: 'Place',
    invitedOn: 'Invited on',
    remindedOn: 'Reminded on',
  },
  states: {
    reserve: 'reserve',
    'to-send': 'to be sent',
    sent: 'sent',
    reminded: 'reminded',
    answered: 'answered',
  },
} as const

export const fr: Same<typeof en> = {
  sheetName: 'Invitations',
  columns: {
    name: 'Nom',
    email: 'E-mail',
    company: 'Entreprise',
    role: 'Rôle',
    owner: 'Responsable',
    state: 'État',
    place: 'Rang',
    invitedOn: 'Invité le',
    remindedOn: 'Relancé le',
  },
  states: {
    reserve: 'réserve',
    'to-send': 'à envoyer',
    sent: 'envoyée',
    reminded: 'relancée',
    answered: 'répondue',
  },
}
