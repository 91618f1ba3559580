/**
 * Common French and English first names, folded. Only used where a name was typed without a capital
 * or without "my name is": anything else after those words is believed as it stands.
 */
const names = `
  abigail adriana aisha aissa alicia alistair amelie anissa anouk apolline armand ashton assia augustin aya ayoub becca becky
  berenice bilal billy brice callum capucine cassandra chiara claudette clea cleo cody connor cynthia dave debora declan
  dimitri dominic doris eileen elias eliott elliot elsa emilien enzo erin erwan esteban eugenie faustine felicie
  fergus ferdinand flavie flavien frances freddie gerry gilles glenn gwen hadrien harriet heather helene heloise
  hilary holly imane ingrid iman jackie jasmine jeanette jeannine jimmy jocelyn jodie jonas josie josselin judy
  kamel karl katy kelvin kirsty kylie lamia layla leah leanne leila lenny lise livia loan lorenzo lorna lucia lyes
  maelle maeve magali mallory mandy marcus maryam mateo mathias mickael milo mo molly mona mourad nawel neal ned
  nelly nigel nils nolan nolwenn ophelie oriane oumar paolo penny perrine pippa poppy priya prune rania raphaelle
  rosalie rosie roxanne sacha safia sami sandie sanjay selma shane sidonie sofiane soline solveig sonja steph
  stuart suzie sven tessa tess theodora tina toby tracey trevor ugo ulysse valery vivien wahid wassim will yanis
  yannis yacine yasmina yassine younes zachary zainab zara zineb
  adam adele adrien agathe agnes aicha ahmed alain alan albert alex alexandra alexandre alexis alfred ali alice aline
  alison amanda amandine amelia amelie amina amy ana anais andre andrea andrew angela angelique anita ann anna anne
  annie anthony antoine antonio ariane arnaud arthur ashley astrid audrey aurelie aurelien ava axel axelle barbara
  baptiste bastien beatrice ben benjamin benoit bernadette bernard bertrand betty bill bob boris brandon brian brigitte
  bruno camille carl carla carole caroline catherine cecile cedric celia celine chantal charles charlie charlotte
  chloe chris christelle christian christiane christina christine christophe christopher claire clara claude claudia
  claudine clement clemence colette colin corentin corinne craig cyril damien dan daniel daniele danielle david debbie
  deborah delphine denis denise dennis diana diane didier dominique donald donna dorothee dylan edith edouard edward
  elena eleonore elisa elisabeth elise elizabeth ella elodie eloise emeline emilie emily emma emmanuel emmanuelle eric
  erica erik ernest estelle esther ethan etienne eva evan eve evelyne fabien fabienne fabrice fanny fatima felix
  fernand fiona flora florence florent florian franck francis francois francoise frank fred frederic frederique
  gabriel gabrielle gael gaelle gaetan gary gautier genevieve geoffrey george georges georgia gerald gerard germain
  ghislaine gilbert gilles ginette giovanni gisele gordon grace graham greg gregory guillaume gustave guy gwenaelle
  hakim hamid hannah harry hassan helen helena helene henri henry herve hugo hugues ian ibrahim ines irene iris isaac
  isabel isabelle ivan jack jacob jacqueline jacques jade james jamie jane janet jason jay jean jeanne jeff jeffrey
  jennifer jenny jeremie jeremy jerome jessica jill jim joan joanna joe joel joelle john johnny jon jonathan jordan
  jose josephine joseph joshua josiane juan judith jules julia julian julie julien juliette justin justine karen
  karim karine kate katherine kathleen kathryn katie keith kelly ken kenneth kenza kevin khadija khalid kim laetitia
  lara laura laure laurence laurent laurie lea leila lena leo leon leonie leslie lewis liam lila lilian lily lina linda
  lionel lisa lise loic lola lorraine lou louis louisa louise luc lucas lucie lucien lucy ludovic luke lydia lydie
  madeleine mael maeva malik manon manuel marc marcel margaret margaux margot maria mariam marianne marie marine
  marion marius mark marguerite marlene martha martin martine mary mathieu mathilde mathis matt matthew matthias
  matthieu maud maurice max maxime mehdi megan melanie melissa michael michel michele micheline michelle miguel mike
  mireille mohamed mohammed monica monique morgan morgane mounir muriel mustapha myriam nabil nadege nadia nadine
  nancy naomi natacha natalie nathalie nathan neil nick nicolas nicole nina noah noe noel noemie nora norbert oceane
  odette odile olga oliver olivia olivier omar oscar otto owen pablo pamela pascal pascale patrice patricia patrick
  paul paula pauline pedro peggy peter phil philip philippe phoebe pierre pierrick quentin rachel rachid ralph raphael
  raymond rebecca regine regis remi remy renaud rene renee richard rob robert robin roger roland romain romane ronald
  rosa rose ross roxane roy ruth ryan sabine sabrina sacha said salim salma sally sam samantha samir samira samuel
  sandra sandrine sandy sara sarah scott sean sebastien serge severine sharon shirley sheila simon simone sofia
  solange solene sonia sophia sophie stacy stan stella stephane stephanie stephen steve steven stuart sue susan suzanne
  sylvain sylvie tania tara ted teresa theo theodore theresa therese thibault thibaut thierry thomas tiffany tim
  timothe timothy tina titouan tom tommy tony tracy tristan valentin valentine valerie vanessa vera veronique victor
  victoria vincent violette virginie viviane walter wendy wilfried william xavier yann yannick yasmine yoann yohan
  youssef yusuf yves yvette yvonne zoe zachary
`

const firstNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/))

/** Whether a folded word, or each part of a double one such as `jean-pierre`, is a first name. */
export function isFirstName(word: string): boolean {
  return word.split('-').every((part) => firstNames.has(part))
}
