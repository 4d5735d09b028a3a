// Drafts to try. Each loses a customer in its own way.

export const SAMPLES = [
  {
    name: "The invoice quarrel",
    customer: "Hi, our invoice shows 12 seats but we only have 9 people left. We thought the change was made in March. Can you sort this out?\n\nDana",
    subject: "RE: Invoice 20391",
    body: "Hi Dana,\n\nYou're wrong about the seat count. As I already told you, the change has to be requested in writing before the first of the month, and you failed to do that.\n\nIt's all in the contract, which you obviously didn't read. There's nothing I can do about the March invoice.\n\nPlease pay it by Friday or we will have no choice but to suspend your account.\n\nRegards,\nMark",
  },
  {
    name: "The bug that “nobody else has”",
    customer: "The export has been failing since Tuesday and our month-end close is stuck. This is the second time this quarter. We are losing patience.",
    subject: "Export error",
    body: "Hello,\n\nCalm down, it's not a big deal. Nobody else has complained about the export, so you must be doing something wrong on your side. Are you sure you even selected a date range?\n\nI'm sorry you feel that way, but this is not my department. You'll have to take that up with the integrations team.\n\nBest,\nPriya",
  },
  {
    name: "The deal that slipped",
    customer: "Thanks for the demo. Our budget was just cut and Janice is taking over the project, so we are pausing until spring. We are also looking at Brightdesk.",
    subject: "LAST CHANCE for Q4 pricing",
    body: "Hi Tom,\n\nThat's not what you told us last week. You already agreed to start in December, and you can't just change your mind now.\n\nTrust me, you're making a big mistake. Brightdesk is junk and you'll regret it. After everything we've done for you, I expected better.\n\nThis is your last chance: sign by Friday or the discount is gone!!!\n\nJoe",
  },
];
