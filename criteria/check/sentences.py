"""What the checker of charters says, in French: one sentence or two by fault."""

# « {…} » is filled with the fact of that name: a text quoted, a number grouped, a place in words.
SENTENCES = {
    # the file
    "too-large": "Le fichier dépasse 4 Mo. Une charte tient dans bien moins.",
    "not-utf-8": "Le fichier n'est pas du texte UTF-8. Enregistrez-le de nouveau en « UTF-8 ».",
    "too-deep": "Plus de {most} niveaux emboîtés. Une charte en demande 8 : simplifiez ce passage.",
    "too-much": "Le fichier compte trop d'éléments pour être une charte. Partagez-la en deux.",
    "integer-too-long": "Un nombre de plus de {most} chiffres. Écrivez un nombre plus court.",
    "not-canonical": "Ces octets ne sont pas ceux que Grillon écrit. Reprenez l'original.",
    "unreadable": "Ce n'est pas la forme d'une charte ({given}). Voyez docs/charters.md.",
    # codes
    "code-refused": (
        "Le code {given} n'est pas valable. Prenez de 1 à 40 lettres sans accent, chiffres, "
        "points, tirets ou soulignés, en commençant par une lettre ou un chiffre."
    ),
    "code-twice": "Le code {given} sert déjà ailleurs ({first}). Donnez-en un autre.",
    "too-many-questions": "{count} questions, pour {most} au plus. Retirez-en.",
    "too-many-kinds": "{count} sortes de lieux, pour {most} au plus. Regroupez-en.",
    "too-many-rules": "{count} règles de produits, pour {most} au plus. Regroupez-en.",
    # languages
    "without-french": "Le français n'y est pas, et il y est toujours. Commencez par « fr ».",
    "language-twice": "La langue {given} est déclarée deux fois. Gardez-en une.",
    # questions
    "without-choices": "Une question à choix sans choix. Écrivez-les sous « choices ».",
    "key-out-of-place": "Cette clé ne va pas avec une question « kind = {kind} ». Retirez-la.",
    "key-of-products": "Seule une question sur les produits a des familles. Retirez-les.",
    "product-points": (
        "Une question sur les produits ne rapporte pas de points et n'élimine pas. "
        "Retirez cette clé : ce sont les règles qui donnent la classe."
    ),
    "out-of-bounds": "{given} est hors des bornes. Prenez un nombre de {min} à {max}.",
    "min-over-max": "Le minimum ({min}) dépasse le maximum ({max}). Échangez-les.",
    "bands-overlap": "Deux tranches commencent à {given}. Gardez-en une.",
    "bands-unordered": (
        "Cette tranche commence à {given}, après une tranche qui commence à {before}. "
        "Rangez les tranches de la plus basse à la plus haute."
    ),
    "half-point": (
        "« Partiel » vaut la moitié des points, et {given} ne se partage pas en deux. "
        "Prenez un nombre pair."
    ),
    "failing-scores": (
        "La réponse {failing} élimine et rapporte pourtant {given}, autant ou plus que {passing} "
        "({least}). Donnez-lui 0, ou moins qu'à toutes celles qui passent."
    ),
    "condition-cycle": (
        "Des questions s'attendent en boucle : {cycle}. Retirez une des conditions « asked_if »."
    ),
    "later-source": (
        "La condition lit une question posée plus tard ({source}). Déplacez celle-ci avant."
    ),
    "source-without-codes": (
        "La condition lit une question ({source}) sans réponses à nommer. "
        "Lisez une question « yes_no », « choice » ou « distance »."
    ),
    "nothing-opens": "Aucune réponse n'ouvre cette question. Nommez-en une sous « in ».",
    "follow-ups-too-deep": "Plus de {most} questions en chaîne. Posez celle-ci sans condition.",
    # grid
    "min-answered": "{given} réponses demandées, pour {most} questions. Prenez de 0 à {most}.",
    "without-tiers": "Aucun palier. Écrivez-en un : combien de critères pour être conventionné ?",
    "tier-over-criteria": "{given} critères demandés. Prenez de 0 à {most}, le nombre de critères.",
    "tiers-unordered": (
        "Ce palier demande {given} critères, et celui d'avant {before}. "
        "Rangez les paliers du plus facile au plus exigeant."
    ),
    # products
    "without-last-rule": (
        "La dernière règle doit toujours convenir. Ajoutez à la fin une règle sans « when », "
        "avec la classe de tout ce qui reste."
    ),
    "rule-after-last": (
        "La règle n° {always} convient toujours : celle-ci ne sert jamais. "
        "Placez-la avant, ou retirez-la."
    ),
    "condition-unfit": (
        "La condition ne va pas avec la question {question} ({kind}). Écrivez « in = […] » pour "
        "des réponses nommées, « at_least » ou « at_most » pour un nombre ou une part."
    ),
    # rates
    "without-currency": "La monnaie n'a pas de nom. Écrivez-le, comme « MonA ».",
    "without-rates": "Aucune table de taux. Écrivez-en une.",
    "table-without-date": "Seule la première table peut être sans date. Écrivez « from ».",
    "not-a-date": "{given} n'est pas une date. Écrivez-la comme 2026-01-31.",
    "tables-unordered": (
        "Cette table commence le {given}, et celle d'avant le {before}. Rangez-les par date."
    ),
    # perimeter and decision
    "under-half": "{for} sur {of} : moins de la moitié. Prenez la moitié au moins.",
    "fraction": "{for} sur {of} n'est pas une part possible. Prenez, par exemple, 2 sur 3.",
    "method-twice": "{given} est déjà nommé. Nommez chaque façon de décider une seule fois.",
    "key-of-majority": (
        "Seul un vote à la majorité a cette clé. Retirez-la, ou écrivez « method = \"majority\" »."
    ),
    "majority-decides": (
        "Un vote à la majorité décide toujours : cette clé ne va qu'avec un consensus ou un "
        "consentement. Retirez-la."
    ),
    "quorum-of-one-sort": "Un quorum est un nombre (« count ») ou une part (« share »).",
    # never serves
    "not-translated": "Il manque la traduction {language}, une langue que la charte déclare.",
    "empty-text": "Ce texte est vide. Écrivez-le, ou retirez la clé.",
    "never-asked": (
        "Cette question n'est jamais posée : elle suit une question ({source}) posée à d'autres "
        "sortes de lieux. Accordez leurs « applies_to »."
    ),
    "distance-without-perimeter": (
        "La charte n'a pas de périmètre : cette question ne peut pas recevoir de réponse. "
        "Écrivez « perimeter », ou demandez la distance par une question « number »."
    ),
    "without-points": (
        "Ne peut jamais être rempli : aucune question posée ne rapporte de points ni n'élimine. "
        "Donnez des points à l'une d'elles."
    ),
    "without-questions": "Ne peut jamais être rempli : il n'a pas de questions. Écrivez-en une.",
    "min-answered-out-of-reach": (
        "{given} réponses demandées : c'est plus que ce qui peut être posé à {kinds}. "
        "Baissez ce nombre."
    ),
    "kind-stopped": (
        "Ces lieux ne peuvent jamais être conventionnés : un critère obligatoire ou une condition "
        "ne peut pas y être rempli. Posez-leur d'autres questions."
    ),
    "kind-without-tier": (
        "Ces lieux n'atteignent aucun palier : le premier demande {needed} critères, ils peuvent "
        "en remplir {possible}. Posez-leur d'autres questions, ou baissez le premier palier."
    ),
    "tier-out-of-reach": (
        "{given} critères demandés, et aucune sorte de lieu ne peut en remplir plus de {possible}. "
        "Baissez ce nombre."
    ),
    "never-read": (
        "Aucune règle ne lit cette question : elle ne change rien. "
        "Lisez-la dans une règle, ou retirez-la."
    ),
    "asked-of-no-family": (
        "Elle n'est posée pour aucune famille admise. Changez « families », ou retirez-la."
    ),
    "rule-contradicts": "Ces conditions ne peuvent pas tenir ensemble. Retirez-en une.",
    "rule-of-no-family": (
        "Ces questions ne sont jamais posées pour une même famille : la règle ne sert jamais. "
        "Écrivez une règle par famille."
    ),
    "rule-hidden": (
        "La règle n° {before} convient à tout ce qui convient à celle-ci, et passe avant. "
        "Échangez-les, ou retirez celle-ci."
    ),
    "class-never-given": "Aucune règle ne donne cette classe. Écrivez-en une, ou retirez-la.",
    "family-never-admitted": (
        "Aucune règle ne donne à cette famille une classe admise. "
        "Écrivez-en une, ou marquez la famille « admitted = false »."
    ),
    # doubts
    "rate-falls": (
        "Le taux baisse à {given} % quand plus de critères sont remplis ({before} % au palier "
        "d'avant). Est-ce voulu ?"
    ),
    "undeclared-language": (
        "Des textes sont écrits en {given}, que la charte ne déclare pas : rien ne dit s'il en "
        "manque. Ajoutez-la, ou retirez ces textes."
    ),
    "cannot-fail": "Toutes les réponses le remplissent. Est-ce voulu ?",
    "all-pass": "Toutes les réponses passent : la question n'élimine jamais. Est-ce voulu ?",
    "without-help": "Pas d'aide. Dites sous « help » ce qu'il faut regarder.",
    "long-question": "{count} mots. Une question se retient mieux en {most} mots au plus.",
}  # fmt: skip
SYNTAX = (
    (r"Cannot overwrite|Duplicate inline", "La même clé est écrite deux fois. Gardez-en une."),
    (r"Cannot declare", "La même table est écrite deux fois. Réunissez les deux."),
    (r"Cannot mutate", "Cette table est déjà fermée. Écrivez tout au même endroit."),
    (r"Expected '='", "Il manque « = » après la clé."),
    (r"Expected newline", "Il y a quelque chose de trop en fin de ligne. Une clé par ligne."),
    (r"Expected '\]", "Il manque « ] » à la fin du titre de la table."),
    (r"Unclosed array", "Il manque « ] » à la fin de la liste, ou une virgule."),
    (r"Unclosed inline", "Il manque « } », ou une virgule."),
    (r"Unterminated|Expected \"'|Expected '\"|Illegal character '\\n'",
     "Il manque les guillemets droits qui ferment le texte."),
    (r"Illegal character|Found invalid", "Un caractère invisible est de trop ici. Retirez-le."),
    (r"Unescaped|hex value|Unicode scalar", "Un « \\ » de trop. Écrivez « \\\\ »."),
    (r"Invalid date", "Cette date n'existe pas. Écrivez-la comme 2026-01-31."),
    (r"Invalid value", "La valeur ne se lit pas. Un texte va entre guillemets droits."),
    (r"Invalid initial|Invalid statement", "Une ligne est une clé, « = » et une valeur."),
    (r"truncated", "Le texte s'arrête trop tôt."),
)  # fmt: skip
EXPECTED = {
    "text": "un texte entre guillemets droits",
    "integer": "un nombre entier, sans virgule ni guillemets",
    "boolean": "true ou false, sans guillemets",
    "list": "une liste, entre [ et ]",
    "table": "une table de clés, entre { et }",
    "translated": "un texte par langue, comme { fr = \"…\" }",
}  # fmt: skip
FOUND = {
    "text": "le texte {given}",
    "integer": "le nombre {given}",
    "boolean": "{given}",
    "list": "une liste",
    "table": "une table",
    "not-whole": "le nombre à virgule {given}",
    "moment": "le moment {given}",
    "nothing": "rien",
}
