import type { Locale } from '@oka/contract/locale'

/**
 * Verbs, adjectives, adverbs and nouns that say little of what a question is about, in forms whose endings differ:
 * an answer need not contain them. Services and goods are none of them: "do you translate", "do you sell".
 */
export const generalWords: Record<Locale, string> = {
  en: `
    achieve act add afford aim allow answer appear apply approach arrange arrive assume avoid base become began begin begun
    bother break broke broken catch check choose chose chosen claim combine compare complete comply
    concern confirm connect consider consist contain continue contribute convince cope count cover decide define
    depend describe determine discuss drop employ enable encourage end ensure enter establish exist expect
    experience explain face fail fall feel fell felt fill find finish finished fit follow force found function gain gave get give
    given grow guide handle happen hear heard held help hold hope identify imagine impact improve increase indicate intend
    introduce involve join knew know known lead learn learnt leave led left let lie like list listen lose lost love
    made make manage matter mean meant mention mind need notice obtain occur organise organize perform pick
    plan point prefer present prevent proceed process produce promise protect prove pull push put raise ran read realise
    realize recover refer relate rely remain remember remind replace represent require result reveal review run saw say see seem
    seen select send sent separate serve served set settle shall show shown solve sort spend spent stand start
    stay stick stop succeed suffer suit supply suppose surprise switch take taken taking tend thought took touch transform
    try tried turn understand use used vary wait walk want waste welcome win wish wonder work worry worried wrong
    write written wrote
    actual additional appropriate average bad basic broad careful central certain clear close common complex
    complicated concrete correct current detailed different difficult direct early easy effective entire exact existing extra
    fair familiar fast final first second flexible full further future general genuine great half happy hard
    huge ideal important individual initial interested keen last late latest likely little local low main
    major medium modern necessary next nice normal numerous obvious other overall particular perfect
    potential present previous proper quick rare real reasonable recent regular related relevant reliable responsible right
    rough safe same separate serious several short significant similar simple single slow small small-scale specific
    standard strong sure tight total true typical upcoming useful usual various whole wide worth
    again ahead almost alone always anyway apart away back basically beforehand elsewhere eventually exactly forward
    immediately instead later mainly mostly near nearby nearly nowadays once otherwise precisely quickly quite rather
    really regularly simply sometimes somewhere soon straight sooner through together twice usually within
    advantage amount aspect case chance choice company companies firm business agency detail difference example fact feature
    goal guys help idea information info issue item kind level matter middle moment need number option part
    people period place point possibility problem process product project question range reason result side situation
    someone somebody start stuff thing time total use user way web word world year-round people's everybody anyone anybody
    am pm euro euros afraid again apply available care campaign campaigns charge deal digital double each figure firm
    handles investigate look looks myself ourselves yourself yourselves online place puts regarding rough roughly
    simple someone sort task tasks twice users using works worked working client's amount sign pick colleagues whatever
    guarantee written told spoken stay big bigger better due remind something everywhere running around terms conditions condition looking search searching kind
    probably native ours mine theirs level tool tools
    patient patients
    accomplish accompany admit advance affect allowed amend assist assure attach avail await behave belongs bear boost
    carry carried cause cease chat clarify come commit communicate complicate conduct correspond dare deal decrease
    delay demand deserve direct discover display disturb divide double ease enjoy ensured evaluate evolve exclude
    execute extend finalise finalize fulfil gather grab hurry ignore implement imply inform insist intervene lack
    lower manage mark met miss obey observe oblige occur overcome permit persuade possess predict prolong propose
    react ready receive reduce regret repeat request rest retain reverse reward rush satisfy seek shorten skip
    speed spare strive swap tell tend throw tolerate trust undertake upset vary witness`,
  fr: `
    accompagner accomplir agir aider aimer ajouter aller ameliorer amener appliquer apprendre arriver assister attendre
    atteindre avancer baser beneficier calculer charger choisir choisi commencer comparer compter concerner
    conclure connaitre connaissez considerer consister constituer contenir continuer convenir convient correspondre couvrir
    couvre craindre croire debuter decider definir dependre depend derouler deroule desirer devenir disposer
    donner effectuer employer entrer envisager esperer espere essayer etablir etudier eviter exercer exister
    expliquer faire faudrait finir fini fonctionner fournir gerer gere imaginer indiquer interesser inviter laisser lancer
    lier limiter lire lisez mener mene mettre mets montrer necessiter obliger obtenir obtenu occuper organiser partir
    passer penser perdre permettre permet permettent placer planifier plaire porter poser posseder pouvoir pratiquer
    preciser preferer prefere prendre prend pris presenter prevoir prevoit prevu proceder produire profiter proteger prouver
    quitter raconter rechercher reduire regarder rejoindre relever relire relisez remettre remplacer
    remplir rencontrer rendre rend renseigner reposer representer resoudre respecter respectent rester retenir retrouver
    reussir revenir risquer risque savoir savez sembler sentir servir sert signifier souhaiter sortir suffire suffit
    suivre suit supposer tenir tient terminer tirer tomber toucher tourner travailler trouver utiliser valoir vaut varier
    verifier venir vient viennent viser vivre voir voit vouloir ecrire ecrit ecrites elaborer evoluer changeons refaire
    accepteriez compris comprend prevenir
    actuel ancien anciens anciennes ancienne autre bon bonne certain clair complet complique complexe concret correct
    courant dernier different difficile direct disponible divers entier essentiel exact existant facile final general grand
    gros habituel important impossible individuel initial interessant interesse jeune joli large leger lent libre
    local long lourd moderne moyen meilleur necessaire normal nouveau nombreux particulier passe petit possible precedent
    precis premier prochain principal proche pratique propre puissant quelconque rapide recent regulier reel responsable
    seul serieux similaire simple standard suivant sur specifique supplementaire supplementaires sympa total typique
    unique utile utilise valide vrai pret prete deuxieme seconde second troisieme prets
    actuellement ailleurs ainsi assez auparavant aussitot autant autour bientot certainement concretement constamment
    davantage deja demain directement egalement encore enfin enormement ensemble ensuite entierement environ exactement
    facilement finalement generalement jamais longtemps maintenant malheureusement mieux normalement notamment parfois
    particulierement plutot pres presque principalement probablement quand-meme quasiment rapidement rarement
    recemment regulierement seulement simplement souvent surtout tard tellement toujours tot totalement tranquillement vite
    volontiers vraiment loin proche aupres
    aspect aide avantage avis besoin boite but cas chance choix chose condition cote debut detail difference entreprise
    exemple facon fait fin fois genre gens heure idee info information interet jour lieu manque maniere milieu moment
    monde niveau nombre objectif option ordre part partie periode personne place plein point possibilite probleme
    processus produit projet quantite question raison rapport reste resultat sens situation societe solution sorte sujet
    suite temps total trucs type utilisateur utilisation usage vie web
    euro euros affaires avance avise charge concerne deux-fois double faite fonctionnent gerez inquiet marche
    marchent marcher marchera mets mettez meme noms numerique numeriques occupe occupez offrez peur perd perdre pourquoi
    prenez prend prends prenons prennent quelqu'un quelqu sert tache taches tant travaille travaillent travaillez
    travaillons utilisez utilisons viens voulons vs vous-meme joindre donnez passent plaisir trouve trouvez
    cherche cherchez chercher citer citez savent font conditions coin confier sure natif natives natives terme termes
    dossier bout fourchette monter montez niveau niveaux nous-memes seul seuls rediger redigez outil outils patient patients rappeler propos numero rien autre assez moitie signe signez ecrite ecrits tous
    accelerer accueillir acquerir adapter admettre adopter affirmer agrandir alleger anticiper appuyer arranger
    assumer augmenter autoriser avouer bouger cesser collaborer communiquer completer consentir constater contribuer
    cooperer debloquer debrouiller decouvrir dedier demarquer depasser deranger deroger dialoguer diminuer echouer
    ecouter embeter emmener entendre entraider epargner eprouver esperer evaluer evoquer exclure executer exiger
    finaliser forcer franchir freiner grandir guider habituer hesiter ignorer impliquer imposer justifier lever
    limiter maitriser meriter motiver negliger nommer obeir observer oser patienter percevoir perfectionner plaindre
    pousser privilegier prolonger quereller rajouter ramener rappeler rassurer recuperer reflechir regretter
    rejeter remarquer renoncer repeter resister ressentir retarder retirer retourner soumettre soulager surprendre
    tarder tenter tolerer tromper viendriez viendrez viendrait viendra prendriez prendrez prendrait prendra prendront
    tiendrez feriez seriez auriez iriez devriez sauriez saurez verriez verrez verra verront verrons mettriez mettrez
    mettra commenceriez finirez passerez vrais vraie vraies serieuse serieuses petite petites grande grandes
    compliquee simples rapides`,
}
