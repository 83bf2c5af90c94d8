"""The words of questions: what a reader asks with, as against what the question is about."""

from __future__ import annotations

from causal_atlas.knowledge.naming import fold


def words(text: str) -> frozenset[str]:
    """Words as they stand in a folded question."""
    return frozenset(fold(text).split())


RISING = words(
    """
    rise rises rising rose risen up upwards higher high increase increases increased increasing more raised elevated grow grows
    growing grew climb climbs climbing excess surge surges spike spikes excessive abundant plenty strong stronger strengthens
    much soar soars mount mounts accumulate accumulates worsen worsens worse bigger larger begins
    """
)
FALLING = words(
    """
    fall falls falling fell fallen drop drops dropping dropped down downwards lower low decrease decreases decreased decreasing
    less reduced decline declines declining shrink shrinks lack lacks lacking little missing absent stops weaken weakens weaker
    weak diminish diminishes diminished disappear disappears gone sink sinks fewer smaller improves ease eases fade fades
    removed stopped stop failed fail died broken blocked suppressed inhibited deficient deficiency fails lowered ends
    """
)
RAISING = words(
    """
    raise raises raising increase increases increasing boost boosts boosting elevate elevates elevating drive drives driving
    promote promotes promoting stimulate stimulates stimulating enhance enhances amplify amplifies feed feeds fuel fuels
    worsen worsens aggravate aggravates permit permits allow allows help helps adding giving add deepen deepens
    """
)
LOWERING = words(
    """
    lower lowers lowering reduce reduces reducing decrease decreases decreasing suppress suppresses suppressing inhibit inhibits
    inhibiting block blocks blocking limit limits limiting brake brakes curb curbs restrain restrains prevent prevents preventing
    hinder hinders removing remove cutting weaken weakens blunt blunts dampen dampens impair impairs impairing stop stops stopping
    """
)
ACTING = words(
    """
    cause causes causing caused lead leads leading led affect affects affecting affected influence influences influencing
    influenced make makes making made bring brings brought produce produces produced trigger triggers triggered change changes
    changing changed disturb disturbs harm harms harming damage damages damaging result results regulate regulates control
    controls create creates contribute contributes turn turns become becomes get gets reach reaches act acts spoil spoils ruin
    ruins mess messes act connect connects connected relate relates related relation relationship link links linked linking
    connection association associated tie tied cross mechanism mechanisms pathway pathways path paths route chain way effect
    effects impact impacts influence explain explains explained role play plays have has had doing does responsible
    """
)
LOOPING = words(
    "loop loops circle circles feedback feedbacks spiral spirals cycle cycles cyclic vicious itself themselves reinforcing"
)
CUTTING = words(
    """
    break breaks broken breaking cut cuts cutting interrupt interrupts interrupted interrupting stop stopped open opened escape
    intervene intervention interventions leverage halt halted end ended out undo
    """
)
ORGANS = words("organ organs tissue tissues parts places site sites")
TOGETHER = words(
    """
    together both alongside coexist cooccur co common simultaneously company coincide accompany accompanies accompanied
    share shared hand
    """
)
COMPARING = words(
    """
    compare compared comparing comparison versus vs differ differs different difference differences differently contrast
    changed unlike
    """
)
LASTING = words(
    """
    still stay stays remain remains preserved intact keep keeps kept continue continues anymore longer working obey obeys
    listen listens hear hears respond responds answer answers heed heeds deaf responsive sensitive active
    """
)
NEGATING = words(
    "not no never doesnt dont isnt cannot cant didnt wont arent fails fail failing hardly barely longer stop stops ignore ignores"
)
ASKING = words(
    """
    how why what which where when who whats hows whys does do did is are was were can could would will should if suppose
    imagine tell explain describe define list name show give find
    """
)

UNFOLDING = words(
    """
    develop develops developing development progress progresses progressing progression evolve evolves unfold unfolds stage stages
    phase phases course timeline gradually
    """
)
"""Words that ask how something goes on in time."""
IN_TIME = ("over time", "over the years", "with time", "in time", "step by step", "one after the other")

PLAIN = (
    words(
        """
        a an the of in on at to for from by with within inside into onto through via during per about around over under between
        and or but so as than that this these those there here it its they them their he she his her i me my you your we us our
        be been being am has have had do does did done will would could should may might must shall can one ones some any each
        every all most many few other another such same own just only also too very really actually exactly simply quite rather
        even ever always often sometimes usually mostly generally typically then now once again after before while until because
        since due thanks though although yet please kindly hi hello hey dear thank ok okay say says said tell told know known
        knows think believe mean means meaning meant understand question answer wonder wondering curious want wants like need
        needs happen happens happening happened occur occurs come comes came coming go goes going went get gets got getting keep
        take takes taking put puts set use used using work works working behave behaves respond responds react reacts body
        bodies person persons people human humans someone somebody anyone patient patients man woman men women adult adults
        child children kid kids thing things something anything nothing everything stuff kind kinds sort type reason reasons
        factor factors cause causes source sources origin determinant determinants driver drivers consequence consequences
        outcome outcomes follow follows following result results first last next main major key important importance matter
        matters good bad big small new old long short quick quickly slowly fast time times day year years level levels amount
        amounts number concentration value values state states condition conditions case cases case situation problem problems
        well right wrong true false sure maybe perhaps possible likely possibly else instead together apart back away off out up
        down where whether whose whom what which who how why when not no nor none never without et al e g ie eg vs etc role
        part science physiology biology atlas article text texts source exist exists existing explain describe define
        definition definitions called call named name term word overview summary example examples arise arises emerge emerges
        develop develops appear appears begin begins start starts found find see seen look looks looking trouble things
        disease diseases illness sick unhealthy ill suffer suffers suffering having around there s t d ll re ve m
        responsible behind involved regard regarding concerning account role towards toward against let lets letting
        eventually directly indirectly strongly ultimately finally especially particular particularly certain normally normal
        protect protects protection support supports
        purpose point function functions job jobs task tasks serve serves difference wat fault blame
        """
    )
    | RISING | FALLING | RAISING | LOWERING | ACTING | LOOPING | CUTTING
    | UNFOLDING | ORGANS | TOGETHER | COMPARING | LASTING | NEGATING | ASKING
)  # fmt: skip
"""Words that carry no subject matter of their own."""

MEDICAL = words(
    """
    dose doses dosage dosing mg milligram milligrams tablet tablets pill pills drug drugs medicine medicines medication
    medications metformin ozempic wegovy semaglutide liraglutide pioglitazone statin statins prescribe prescribed prescription
    therapy therapies treat treats treated treating treatment treatments cure cures cured curing heal healed remedy remedies
    supplement supplements diet diets dieting vaccine surgery injection injections inject doctor symptom symptoms diagnose
    diagnosed diagnosis prognosis berberine fasting keto reverse reversed reversing
    """
)
PERSONAL = words("i my me mine myself im ive")
MEDICAL_OPENINGS = ("can i ", "do i ", "may i ", "am i ", "must i ", "could i ")
MEDICAL_PHRASES = ("should i", "i should", "i need", "i take", "safe to", "how much should")
"""How questions about the reader's own health are put."""

FOREIGN = words(
    """
    warum wieso weshalb wie ist sind der die das den dem ein eine und oder nicht mit von zu bei wenn welche welcher
    pourquoi comment est sont le la les un une et ou avec dans que quel quelle quels quelles sur chez
    por que como cual cuales es son el los las una unos y o con en del para porque sube
    perche cosa quale quali sono il lo gli e di con nel nella della che
    waarom hoe wat zijn de het een en of met van bij
    hvorfor hvordan hva er og det varfor hur vad ar och
    dlaczego jak co jest czy sie
    """
)
FOREIGN_ONLY = words(
    "warum wieso weshalb pourquoi waarom hvorfor varfor dlaczego perche porque hvordan comment wie quel quelle quale cual"
)
