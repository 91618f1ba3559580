/**
 * What visitors ask any company, whatever its trade: a topic, then how it is asked and how companies write it,
 * in both languages. Written for hairdressers, gyms, garages, restaurants, dentists, lawyers and shops; from `headcount` on
 * for companies that work for other companies.
 */
export const topicExamples: Readonly<Record<string, string>> = {
  booking: `how do I book | can I reserve a table online | I'd like to make an appointment | do I have to call to get a slot | how can I sign up | reserve online or by phone | register on our website
    comment réserver | je voudrais prendre rendez-vous | on réserve comment | faut-il téléphoner pour avoir une place | comment s'inscrire | réservez en ligne ou par téléphone | inscription sur notre site`,
  unbooked: `can I come without an appointment | do you take walk-ins | do I need a reservation or can I drop in | is it first come first served | can we just turn up | without booking, come and wait for your turn
    on peut venir sans rendez-vous | faut réserver ou on peut passer directement | vous prenez sans rdv | je peux débarquer à l'improviste | sans réservation, venez et attendez votre tour`,
  cancelling: `how do I cancel my booking | I can't make it tomorrow | something has come up, can I postpone | can I reschedule to another day | what if I don't show up | how late can I call it off | cancel at least a day before | missed sessions are charged
    comment annuler ma réservation | j'ai un contretemps | je ne peux plus venir | peut-on reporter à un autre jour | et si je ne viens pas | annulez au moins la veille | une séance manquée est facturée | déplacer le rendez-vous`,
  lateness: `what if I'm late | I'll be ten minutes late, is that a problem | stuck in traffic, running behind | if you arrive late we may shorten your session
    et si j'arrive en retard | je serai en retard de dix minutes | coincé dans les embouteillages | en cas de retard nous raccourcissons la séance`,
  bringing: `what should I bring | what do I need to take along | do I need any papers for the first time | which documents do you need | bring your identity card and your papers
    que faut-il apporter | qu'est-ce que je dois prendre avec moi | quels papiers faut-il | je viens avec quoi | apportez votre carte et vos papiers`,
  firstTime: `what happens the first time | how does it go on the first day | I've never done this, how does it start | at your first session we begin by
    comment se passe la première fois | c'est comment le premier jour | je n'ai jamais fait ça, on commence comment | à votre première séance nous commençons par`,
  length: `how long does it take | how long is a session | is it one hour or two | how much time should I allow | a session lasts an hour
    combien de temps ça prend | une séance dure combien | c'est une heure ou deux | il faut prévoir combien de temps | la séance dure une heure`,
  waiting: `how long is the waiting list | when is the next free slot | how soon can I get in | is there a wait | the waiting time is about two weeks
    il y a de l'attente | c'est quand la prochaine place libre | quel délai pour avoir un rendez-vous | liste d'attente | l'attente est d'environ deux semaines`,
  results: `when do I get the result | how fast are the results | when will I know | results within the day
    quand aurai-je le résultat | les résultats arrivent quand | je saurai quand | résultats dans la journée`,
  hours: `what time do you open | when do you close | are you open on saturdays | your opening hours | is anyone there on sunday | open monday to friday from nine to six, closed on sundays
    vous ouvrez à quelle heure | vous fermez quand | c'est ouvert le samedi | vos horaires | ouvert du lundi au vendredi de neuf à dix-huit heures, fermé le dimanche`,
  address: `where are you | what's your address | how do I get there | which tube stop is it | we are in the high street next to the station
    vous êtes où | quelle est votre adresse | comment venir chez vous | c'est à quel arrêt | nous sommes rue principale à côté de la gare`,
  parking: `can I park nearby | is there a car park | where do I leave the car | parking spaces in front of the door
    où se garer | il y a un parking | où laisser ma voiture | places de stationnement devant la porte`,
  contact: `what's your number | how can I reach you | is there an email address | call us or write to us
    quel est votre numéro | comment vous joindre | avez-vous une adresse mail | appelez-nous ou écrivez-nous`,
  emergency: `it's urgent, who can I call at night | do you have an emergency line | what do I do at the weekend in an emergency | outside opening hours ring this number day and night
    c'est urgent, qui appeler la nuit | vous avez un numéro d'urgence | que faire le week-end en cas d'urgence | en dehors des horaires appelez ce numéro jour et nuit`,
  home: `do you come to people's homes | can someone come out to us | I can't travel, would you visit | we come to you at home for a fee
    vous vous déplacez à domicile | quelqu'un peut venir chez moi | je ne peux pas me déplacer | nous venons chez vous à domicile`,
  pickup: `do you collect from the house | can you pick me up | do you fetch people from the station | we pick you up at home or at work
    vous venez nous chercher | pouvez-vous passer me prendre | on vient me chercher à la gare | nous venons vous chercher chez vous`,
  area: `do you work outside the city | do you cover my town | how far do you travel | beyond this area we add a surcharge for travel
    vous travaillez hors de la ville | vous couvrez ma commune | jusqu'où allez-vous | au-delà nous ajoutons un supplément pour le trajet`,
  price: `how much is it | what do you charge | your rates please | what's the cost | it costs fifty euros
    c'est combien | vous prenez combien | vos tarifs | ça coûte combien | cela coûte cinquante euros`,
  bulk: `is it cheaper if I take ten | do you have a pass for several sessions | any deal for buying a lot at once | ten sessions paid together cost less | package of twenty
    c'est moins cher si j'en prends dix | vous avez une carte de plusieurs séances | un prix si j'achète en quantité | dix séances payées ensemble coûtent | forfait de vingt`,
  quote: `can I have a quote | will I know the price beforehand | do you give an estimate before you start | you receive a written estimate first
    je peux avoir un devis | est-ce que je connaîtrai le prix avant | vous faites une estimation avant de commencer | vous recevez d'abord un devis écrit`,
  payment: `how can I pay | do you take cash | can I pay by card | do you accept cheques | payment by card or in cash, no cheques
    comment payer | vous prenez les espèces | je peux payer par carte | les chèques sont acceptés | règlement par carte ou en espèces, pas de chèque`,
  instalments: `can I pay in instalments | can I spread the cost over several months | pay in four times | monthly payments without interest
    peut-on payer en plusieurs fois | étaler le paiement sur plusieurs mois | payer en quatre fois | mensualités sans frais`,
  discount: `do you have a reduction for students | any discount for the elderly | is it cheaper for families | special price for members | ten per cent off for pensioners
    avez-vous une réduction pour les étudiants | un tarif pour les seniors | c'est moins cher pour les familles | prix pour les membres | dix pour cent de remise pour les retraités`,
  poor: `I'm on benefits and can't afford it | is there help for people on a low income | I have little money | free for those who receive income support
    je touche les aides et je n'ai pas les moyens | y a-t-il une aide pour les petits revenus | j'ai peu d'argent | gratuit pour ceux qui touchent le rsa`,
  refund: `can I get my money back | do you refund what I haven't used | I'd like a refund | unused hours are refunded
    puis-je être remboursé | vous remboursez ce qui n'est pas utilisé | récupérer mon argent | les heures non prises sont remboursées`,
  goodsReturn: `can I return it if it doesn't suit | what if I don't like the product | can I take it back to the shop | opened goods can be returned
    puis-je le rendre si ça ne convient pas | et si le produit ne plaît pas | rapporter au magasin | un article entamé est repris`,
  gift: `I'd like to give it as a present | do you sell gift cards | it's for my sister's birthday | gift vouchers are valid for a year
    je voudrais l'offrir | vous vendez des cartes cadeaux | c'est pour l'anniversaire de ma soeur | les bons cadeaux sont valables un an`,
  referral: `do I get something if I send a friend | what do I win if my colleague joins | for each friend you bring you get one free
    j'ai quelque chose si j'envoie un ami | on gagne quoi si un collègue s'inscrit | parrainage : pour chaque ami vous gagnez`,
  insurance: `does my insurance pay | do you work with all insurers | will the health fund cover it | we send the claim form to your insurer
    mon assurance paie-t-elle | vous travaillez avec toutes les mutuelles | est-ce pris en charge | nous envoyons la feuille à votre assureur`,
  included: `what's included | what do I get for that | what is in the package | the package includes
    qu'est-ce qui est compris | j'ai quoi pour ce prix | il y a quoi dans la formule | la formule comprend`,
  staff: `who works there | can I always have the same person | can I change to someone else | what if we don't get on | you keep the same person and may change at any time
    qui travaille chez vous | peut-on avoir toujours la même personne | puis-je changer de personne | et si ça se passe mal avec lui | vous gardez toujours le même et pouvez en changer`,
  woman: `I'd rather have a woman | is there a female colleague | do you have any ladies | if you prefer a woman, choose
    je préfère une femme | y a-t-il une femme | avez-vous des dames | si vous préférez une femme, choisissez`,
  languages: `does anybody speak spanish | do you speak other languages | is there someone who speaks italian | she also speaks german
    quelqu'un parle espagnol | vous parlez d'autres langues | y a-t-il quelqu'un qui parle italien | elle parle aussi allemand`,
  disabled: `I'm in a wheelchair, is that possible | can disabled people come | is it accessible | adapted for people with a disability
    je suis en fauteuil, c'est possible | les personnes handicapées peuvent venir | est-ce accessible | adapté aux personnes handicapées`,
  age: `from what age | is there a minimum age | can my twelve year old join | how old do you have to be | you may start from fourteen
    à partir de quel âge | y a-t-il un âge minimum | mon fils de douze ans peut venir | il faut avoir quel âge | vous pouvez commencer dès quatorze ans`,
  elderly: `my father is eighty, can he still | is it suitable for old people | my grandmother is getting old | for people over seventy
    mon père a quatre-vingts ans | est-ce adapté aux personnes âgées | ma grand-mère vieillit | pour les plus de soixante-dix ans`,
  beginner: `I'm a complete beginner, is it for me | is it too hard for someone who never did it | beginners do better with
    je suis complètement débutant, c'est pour moi | est-ce trop dur quand on n'a jamais fait | les débutants avancent mieux avec`,
  again: `I haven't done it for years, can I start again | it's been ten years, I need to get back into it | brings you back after a long break
    je n'en ai pas fait depuis des années | ça fait dix ans, je veux m'y remettre | vous remet en forme après une longue pause`,
  afraid: `I'm afraid | I'm very anxious about it | I'm scared, is that normal | nervous people are taken gently and with patience
    j'ai peur | je suis très angoissé | ça me fait peur, c'est normal | les personnes anxieuses sont accompagnées avec patience`,
  ill: `I have a medical condition, can I take part | I'm diabetic, is that a problem | with heart trouble you need a doctor's letter | tell us about illnesses before you start
    j'ai une maladie, je peux participer | je suis diabétique, c'est un problème | il faut un avis médical | signalez vos maladies avant de commencer`,
  jobs: `are you hiring | do you take interns | I'm looking for a placement | can I apply for a job | send us your CV
    vous recrutez | vous prenez des stagiaires | je cherche un stage | je peux postuler | envoyez votre CV`,
  becoming: `how do I become one myself | do you train people for the profession | we train new colleagues every year
    comment devenir moi-même | vous formez au métier | nous formons de nouveaux collègues chaque année`,
  complaint: `I want to complain | I'm not happy with the service | who do I write to about a problem | we answer every complaint
    je veux faire une réclamation | je ne suis pas content du service | à qui écrire pour se plaindre | nous répondons à chaque réclamation`,
  history: `how long have you been in business | when was the company founded | who started it | founded in 1990 by
    vous existez depuis combien de temps | quand l'entreprise a-t-elle été créée | qui l'a fondée | fondée en 1990 par`,
  success: `how many people succeed | what's your success rate | do most pass the first time | seventy per cent succeed
    combien réussissent | quel est votre taux de réussite | la plupart réussissent du premier coup | soixante-dix pour cent réussissent`,
  failing: `what if it doesn't work | what happens if I fail | can I try again | you can take it again after
    et si ça ne marche pas | que se passe-t-il si j'échoue | puis-je réessayer | vous pouvez le repasser après`,
  preparing: `how should I prepare | may I eat before | what do I have to do the day before | do not eat the evening before
    comment se préparer | puis-je manger avant | que faire la veille | ne mangez pas la veille au soir`,
  afterwards: `what should I do afterwards | how long until it has healed | when can I go out again | rest for ten days afterwards
    que faire après | ça met combien de temps à guérir | quand puis-je ressortir | reposez-vous dix jours après`,
  collecting: `when can I pick it up | when is it ready | what time can I come and get it | ready the same afternoon
    quand puis-je le récupérer | c'est prêt quand | à quelle heure venir le chercher | prêt le jour même l'après-midi`,
  validity: `how long is it valid | does it expire | until when can I use it | valid for two years
    c'est valable combien de temps | est-ce que ça expire | jusqu'à quand l'utiliser | valable deux ans`,
  foreign: `I come from another country, is my certificate recognised | I moved here from abroad, is my foreign paper valid | papers of other countries are valid for a year
    je viens d'un autre pays, mon diplôme est reconnu | j'arrive de l'étranger, mon papier étranger est valable | celui d'un autre pays est valable un an`,
  trip: `we are going abroad, what do we need | which papers for a trip to italy | for travelling in the EU you need
    on part à l'étranger, il faut quoi | quels papiers pour un voyage en italie | pour voyager en europe il faut`,
  keeping: `can you look after it while we're away | do you keep things during the holidays | is there somewhere to leave it when I go on holiday | we do not keep, but have a list of places nearby
    pouvez-vous le garder pendant notre absence | vous gardez pendant les vacances | où le laisser quand je pars | nous ne gardons pas, mais avons une liste d'adresses`,
  reorder: `I've run out, how do I get more | can I order the same again | I need a repeat | order a renewal two days ahead
    je n'en ai plus, comment en avoir d'autres | je voudrais la même chose | il me faut un renouvellement | demandez le renouvellement deux jours avant`,
  digital: `is there an app | can I do it on my phone | is there something online to practise | with our app you get
    vous avez une appli | je peux le faire sur mon téléphone | y a-t-il quelque chose en ligne pour s'entraîner | avec notre application vous avez`,
  night: `do you also do it when it's dark | is there anything in the evening | can I come after work | in the evening until nine
    vous le faites aussi la nuit | y a-t-il quelque chose le soir | je peux venir après le travail | le soir jusqu'à vingt et une heures`,
  supervision: `is somebody watching all the time | is it safe | will I be left alone | watched by a colleague from start to finish
    quelqu'un surveille tout le temps | est-ce sans danger | on est laissé seul | surveillé du début à la fin`,
  parents: `how can I help my child with it | is there something for parents | an evening for parents
    comment aider mon enfant | y a-t-il quelque chose pour les parents | une soirée pour les parents`,
  headcount: `how many people work for you | how large is the company | what's your headcount | how many architects do you have | twelve people work here | we are a team of forty
    combien de personnes travaillent chez vous | quelle est la taille de l'entreprise | quel est votre effectif | combien avez-vous d'architectes | douze personnes travaillent ici | nous sommes une équipe de quarante`,
  clients: `who are your customers | which companies have you worked for | in which industries do you work | can you show us examples of your work | do you have references in our sector | among those we work for are | most of our customers are hotels
    qui sont vos clients | pour quelles entreprises avez-vous travaillé | dans quels secteurs travaillez-vous | pouvez-vous montrer des exemples de vos travaux | avez-vous des références dans notre secteur | nous travaillons notamment pour | la plupart de nos clients sont des hôtels`,
  starting: `when can you begin | how soon could you get going | are you available next month | how long before the work starts | what is your earliest date | we can usually begin two weeks after you order
    quand pouvez-vous commencer | vous pourriez débuter quand | êtes-vous disponibles le mois prochain | combien de temps avant le début des travaux | quelle est votre première date | nous pouvons en général commencer deux semaines après la commande`,
  work: `how long will the work take | when would it be finished | how many weeks do you need | how much time until it is ready | a kitchen takes three weeks | it is finished after ten days
    combien de temps durent les travaux | ce serait fini quand | il vous faut combien de semaines | combien de temps avant que ce soit prêt | une cuisine demande trois semaines | c'est terminé au bout de dix jours`,
  steps: `how do you work | how does it go, step by step | what happens after the order | what are the stages | we first talk, then make a draft, and then carry it out in stages
    comment travaillez-vous | comment ça se passe, étape par étape | que se passe-t-il après la commande | quelles sont les étapes | nous parlons d'abord, puis faisons une ébauche, et réalisons ensuite par étapes`,
  ourPart: `what do you need from us | what do we have to do ourselves | how much of our time does it take | who has to be available on our side | please have someone ready who knows the house
    qu'est-ce qu'il vous faut de notre part | que devons-nous faire nous-mêmes | ça nous prend combien de temps à nous | qui doit être disponible chez nous | prévoyez quelqu'un qui connaît la maison`,
  outcome: `what do we have at the end | what do you hand over | what exactly will we receive | in which form do we get the results | at the end you have a file with the plans
    qu'avons-nous à la fin | que nous remettez-vous | que recevrons-nous exactement | sous quelle forme sont les résultats | à la fin, vous avez un dossier avec les plans`,
  contactPerson: `who looks after us | do we have one person to turn to | who do I talk to during the work | will it be somebody different every time | you have one person who answers for everything
    qui s'occupe de nous | avons-nous une seule personne à qui parler | avec qui parle-t-on pendant les travaux | est-ce chaque fois quelqu'un d'autre | une seule personne répond de tout`,
  changing: `what if we want something else halfway through | can we change our minds | what if our wishes change | is it possible to alter it later | later wishes are priced separately
    et si nous voulons autre chose en cours de route | peut-on changer d'avis | et si nos souhaits changent | est-il possible de le modifier plus tard | les souhaits ultérieurs sont chiffrés à part`,
  fixedPrice: `is that the final price | can it become more expensive in the end | what if it costs more than planned | do you stick to the price | the price we quote does not change
    est-ce le prix définitif | cela peut-il devenir plus cher à la fin | et si ça coûte plus que prévu | vous tenez le prix | le prix annoncé ne change pas`,
  smallest: `is there a minimum order | do you also do small jobs | we only need a little thing | what's the least we would have to spend | we accept orders from five hundred
    y a-t-il un minimum de commande | faites-vous aussi les petits travaux | il nous faut juste une petite chose | combien faut-il dépenser au moins | nous acceptons les commandes à partir de cinq cents`,
  paying: `when is the money due | how much do you want in advance | what share is due at the beginning | when do you send the bill | in how many parts do we pay | a third is due at the start and the rest at the end
    quand faut-il payer | combien voulez-vous d'avance | quelle part est due au début | quand envoyez-vous la facture | en combien de fois paie-t-on | un tiers est dû au début et le reste à la fin`,
  tax: `does that include tax | is that net or gross | is vat added | our rates are without tax
    est-ce taxes comprises | c'est net ou brut | faut-il ajouter la tva | nos tarifs s'entendent hors taxes`,
  grants: `is there public money for it | can we get support from the state | are there grants | does the city contribute | up to a third is paid by the government
    y a-t-il de l'argent public | peut-on être aidé par l'état | existe-t-il des aides | la ville participe-t-elle | jusqu'à un tiers est payé par le département`,
  belonging: `who does it belong to afterwards | can we use it as we like | do you keep the rights | may somebody else work on it later | it is yours once it is paid
    à qui cela appartient ensuite | peut-on s'en servir comme on veut | gardez-vous les droits | quelqu'un d'autre peut-il y travailler plus tard | c'est à vous une fois payé`,
  leaving: `can we stop whenever we like | how do we get out of the contract | how long are we tied | what notice do we have to give | may be ended at the end of each quarter
    peut-on arrêter quand on veut | comment sortir du contrat | on est engagé combien de temps | quel préavis faut-il donner | peut être arrêté à la fin de chaque trimestre`,
  defects: `what if something is wrong with it | who pays if it does not work | do you put mistakes right | how long are you liable | mistakes are put right at our expense for three years
    et si quelque chose ne va pas | qui paie si ça ne fonctionne pas | vous réparez vos erreurs | combien de temps êtes-vous responsables | nous réparons nos erreurs à nos frais pendant trois ans`,
  helping: `who helps us when it is finished | is somebody there if we have a question later | how do we reach your helpers | what does the care cost afterwards | our helpers answer on weekdays
    qui nous aide une fois que c'est fini | y a-t-il quelqu'un si on a une question plus tard | comment joindre vos techniciens | combien coûte le suivi ensuite | nos techniciens répondent en semaine`,
  secrecy: `do you keep it to yourselves | can we trust you with our papers | will you sign a secrecy agreement | we keep what you tell us to ourselves
    vous gardez ça pour vous | peut-on vous confier nos papiers | signez-vous un engagement de secret | nous gardons pour nous ce que vous nous dites`,
  whereData: `where do you keep our data | is it stored abroad | on whose servers is it | in what country is it kept | kept on machines in Sweden
    où gardez-vous nos données | est-ce stocké à l'étranger | sur les serveurs de qui | dans quel pays est-ce gardé | gardé sur des machines en Suède`,
  machineLearning: `do our data end up in the artificial intelligence | does the machine learn from what we send | what you give us is not used for learning
    nos données finissent-elles dans l'intelligence artificielle | la machine apprend-elle de ce qu'on envoie | ce que vous nous donnez ne sert pas à l'apprentissage`,
  copies: `what if the data are lost | how often is it saved | do you keep copies | saved every evening and kept for a year
    et si les données sont perdues | c'est enregistré tous les combien | gardez-vous des copies | enregistré chaque soir et gardé un an`,
  proof: `are you certified | which labels do you have | are you approved by the state | who checks you | holds the label since 2015
    êtes-vous certifiés | quels labels avez-vous | êtes-vous agréés par l'état | qui vous contrôle | titulaire du label depuis 2015`,
  others: `do you do everything yourselves | does another firm do part of it | do you work with freelancers | all of it is done by our own people
    vous faites tout vous-mêmes | une autre entreprise en fait une partie | travaillez-vous avec des indépendants | tout est fait par nos propres gens`,
  meeting: `do you come to us | can we meet at our offices | do we have to come to you | can it be done by video | is the journey charged | we come to you, and the journey is charged from thirty kilometres
    vous venez chez nous | peut-on se voir dans nos bureaux | faut-il venir chez vous | peut-on le faire en visio | le trajet est-il facturé | nous venons chez vous, et le trajet est facturé à partir de trente kilomètres`,
  learning: `do you show our people how to use it | do we get lessons | is there a manual | who explains it to my colleagues | we show your people how it works
    vous montrez à nos gens comment s'en servir | avons-nous des leçons | y a-t-il un mode d'emploi | qui l'explique à mes collègues | nous montrons à vos gens comment ça marche`,
  takingOver: `somebody else began it, would you finish | can you carry on with the work of another firm | we take on what others have begun
    quelqu'un d'autre l'a commencé, vous finiriez | pouvez-vous continuer le travail d'une autre entreprise | nous reprenons ce que d'autres ont commencé`,
}
