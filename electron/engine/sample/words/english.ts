// What the customers with an international team write, in English: about the product, and after a support request.
import type { Category } from '../../../../shared/model/category'
import type { Theme } from './theme'

export const ENGLISH: Record<Category, readonly Theme[]> = {
  detractor: [
    {
      openings: [
        'Half of the screens are still untranslated for our teams abroad.',
        'The English help pages are two versions behind.',
        'Dates and currencies are always shown the French way.',
        'Our Madrid office gets every notification in French.',
      ],
      endings: [
        'We raised this a year ago.',
        'People there have gone back to spreadsheets.',
        'For an international roll-out that is a blocker.',
        'Nobody could tell us when it will change.',
      ],
    },
    {
      openings: [
        'The month-end report times out more often than it finishes.',
        'Every update breaks one of our exports.',
        'The system slows to a crawl when both sites are logged in.',
        'Two outages this quarter, each during our shipping window.',
      ],
      endings: [
        'We still have not received an explanation.',
        'I cannot defend this to my management any longer.',
        'We are looking at alternatives.',
        'It costs us hours every week.',
      ],
    },
    {
      openings: [
        'The renewal price went up by a fifth without any new feature.',
        'We are charged per user for people who log in twice a year.',
        'Small changes are always quoted as projects.',
        'The integration we were sold turned out to be an extra.',
      ],
      endings: [
        'That is not how a partnership works.',
        'Our group procurement has noticed.',
        'We expected better after six years.',
        'It will weigh on the next renewal.',
      ],
    },
  ],
  passive: [
    {
      openings: [
        'Does the job well once it is set up.',
        'Solid product with a dated look.',
        'Good for our French sites, less so for the others.',
        'Reliable, although not the fastest.',
      ],
      endings: [
        'A lighter mobile version would help.',
        'Better documentation in English would make it a nine.',
        'We would like to see the roadmap.',
        'A few rough edges remain.',
      ],
    },
    {
      openings: [
        'Our account manager is helpful but hard to reach.',
        'Training was fine, if a little short.',
        'The dashboards are good and almost flexible enough.',
        'The interfaces run smoothly most of the time.',
      ],
      endings: [
        'A yearly review would be welcome.',
        'We probably use half of what is there.',
        'More examples would save us time.',
        'Not a complaint, just a wish.',
      ],
    },
  ],
  promoter: [
    {
      openings: [
        'It just works, on all four of our sites.',
        'The roll-out was on time and on budget.',
        'Closing the books now takes a morning instead of three days.',
        'The best supplier relationship we have in software.',
      ],
      endings: [
        'I have recommended it to our sister company.',
        'We are adding two more modules.',
        'Please keep it that way.',
        'Happy to act as a reference.',
      ],
    },
    {
      openings: [
        'Clear screens that nobody needed training for.',
        'The API is a pleasure to work with.',
        'Reports that the board actually reads.',
        'They listen, and the next version shows it.',
      ],
      endings: [
        'Worth every euro.',
        'Our people would not want to go back.',
        'That is rare in this market.',
        'Well done to the whole team.',
      ],
    },
  ],
}

export const ENGLISH_SUPPORT: Record<Category, readonly Theme[]> = {
  detractor: [
    {
      openings: [
        'A week of silence on an urgent ticket.',
        'I was answered in French although I wrote in English.',
        'The ticket was closed without a fix.',
        'I had to explain the same issue to four people.',
      ],
      endings: [
        'We solved it ourselves in the end.',
        'This is not the service level we pay for.',
        'The problem is still there.',
        'Very frustrating for my team.',
      ],
    },
  ],
  passive: [
    {
      openings: [
        'Sorted out, but it took a few days.',
        'Friendly answer, a bit generic.',
        'The workaround is acceptable for now.',
        'Good help once the right person was found.',
      ],
      endings: [
        'A status page for tickets would be nice.',
        'A call would have been quicker.',
        'Please tell us when the real fix is out.',
        'No drama.',
      ],
    },
  ],
  promoter: [
    {
      openings: [
        'Answered within minutes and fixed within the hour.',
        'The engineer knew exactly what to look for.',
        'Clear steps, and a follow-up the next day.',
        'Patient and precise, from start to finish.',
      ],
      endings: ['Outstanding support.', 'Thank you very much.', 'This is why we stay.', 'We could ship on time.'],
    },
  ],
}
