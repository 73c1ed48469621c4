parser grammar DefibParser;

options { tokenVocab = DefibLexer; }

// One entry rule: a file holds at most one model and any number of specs.
file: version? model? spec* EOF;
version: DEFIB NUMERAL;

// ---- Models

model: MODEL name=qualifiedName uses+=use* declarations+=declaration*;
use: USE name=qualifiedName;

declaration
    : CONST name=identifier (COLON type)? ASSIGN value=expression    # constant
    | ENUM name=identifier LBRACE literals+=identifier (COMMA literals+=identifier)* COMMA? RBRACE # enumeration
    | MESSAGES name=identifier LBRACE kinds+=messageKind (COMMA? kinds+=messageKind)* COMMA? RBRACE # messages
    | machine                                                        # machineDeclaration
    | SYSTEM name=identifier parameters? LBRACE items+=systemItem* RBRACE # system
    ;

messageKind: name=identifier (LPAREN (fields+=field (COMMA fields+=field)*)? RPAREN)?;
field: name=identifier COLON type;

machine: kind=(DEVICE | DRIVER | POLICY | PROCESS | OBSERVER) name=identifier parameters? LBRACE members+=member* RBRACE;

parameters: LPAREN (items+=parameter (COMMA items+=parameter)* COMMA?)? RPAREN;
parameter: name=identifier COLON parameterType (ASSIGN initial=expression)?;
parameterType
    : QUEUE OF messageType=qualifiedName group=brackets?             # queueParameter
    | LOCK group=brackets?                                           # lockParameter
    | kind=(DEVICE | DRIVER | POLICY | PROCESS | SOFTWARE) group=brackets? # kindParameter
    | VAR type                                                       # writableParameter
    | qualifiedName brackets                                         # groupParameter
    | type                                                           # plainParameter
    ;
brackets: LBRACK RBRACK;

type: base=baseType (LBRACK length=expression RBRACK)?;
baseType
    : BOOL                                                           # boolType
    | INT                                                            # intType
    | low=expression DOTDOT high=expression                          # rangeType
    | qualifiedName                                                  # namedType
    | LPAREN type RPAREN                                             # parenthesizedType
    ;

member
    : modifiers+=(VISIBLE | STABLE | MEMORY | GHOST)* VAR name=identifier (COLON type)? (ASSIGN initializer)? # variable
    | modifiers+=VISIBLE? SIGNAL name=identifier (COUNTS TO maximum=expression | LEVEL)? # signal
    | TIMER name=identifier                                          # timer
    | WINDOW name=identifier LBRACK capacity=expression RBRACK OVER span=expression TUMBLING? # window
    | definition                                                     # machineDefinition
    | state                                                          # stateMember
    | THREAD name=identifier LBRACE members+=threadMember* RBRACE    # thread
    | transition                                                     # machineTransition
    ;
threadMember: state | transition;
initializer: ANY (low=expression DOTDOT high=expression)? | value=expression;

definition: DEFINE name=identifier ASSIGN value=expression;

state: VISIBLE? STATE name=identifier attributes+=(INITIAL | REST | DEAF)* (SHOWN AS shown=identifier)? LBRACE transitions+=transition* RBRACE;

transition
    : modifiers+=(LAZY | FAIR)*
      ( (FAULT faultName=identifier | trigger) guard? block? (ARROW target)?
      | guard block? (ARROW target)?
      | block (ARROW target)?
      | ARROW target
      )
    ;
guard
    : WHEN condition=expression                                      # whenGuard
    | OTHERWISE ignore=IGNORE?                                       # otherwiseGuard
    ;

// In `after 1.. { raise irq }` the braces are a block and no set of events: hence the `??`.
trigger
    : ON queue=place QUESTION message=member_ (LPAREN (binders+=identifier (COMMA binders+=identifier)*)? RPAREN)? # receiveTrigger
    | ON EXIT LPAREN machine_=place RPAREN (AS binder=identifier)?   # exitTrigger
    | ON CHANGE variable_=place                                      # changeTrigger
    | ON subject=place parameters? REVIVES?                          # onTrigger
    | ON event=expression                                            # eventTrigger
    | DO command=place arguments? (QUESTION result=place)?           # doTrigger
    | ACQUIRE lock=place                                             # acquireTrigger
    | AFTER low=expression (range=DOTDOT high=expression??)?         # afterTrigger
    | EVERY period=expression                                        # everyTrigger
    ;

target
    : ANY                                                            # anyTarget
    | STAY                                                           # stayTarget
    | LBRACE names+=identifier (COMMA names+=identifier)* RBRACE     # choiceTarget
    | EXIT LPAREN reason=identifier RPAREN                           # exitTarget
    | name=identifier                                                # stateTarget
    ;

block: LBRACE (effects+=effect SEMICOLON?)* RBRACE;
effect
    : variable_=place op=(ASSIGN | PLUS_ASSIGN | MINUS_ASSIGN) initializer # assignEffect
    | queue=place BANG message=member_ arguments?                    # sendEffect
    | op=(RAISE | LOWER | MASK | UNMASK) signal_=place               # signalEffect
    | CLEAR EXIT LPAREN machine_=place RPAREN                        # clearExitEffect
    | CLEAR signal_=place                                            # clearEffect
    | RELEASE lock=place                                             # releaseEffect
    | NOTE window_=place                                             # noteEffect
    | START machine_=place slice? REVERSED?                          # startEffect
    | KILL machine_=place slice? REVERSED? purpose?                  # killEffect
    | SET timer_=place ASSIGN ticks=expression                       # setEffect
    | STOP timer_=place                                              # stopEffect
    | REPLY value=expression                                         # replyEffect
    | ifEffect_                                                      # ifEffect
    | FOR name=identifier IN low=expression DOTDOT high=expression block # forEffect
    ;
ifEffect_: IF condition=expression then=block (ELSE (otherwise=block | elseIf=ifEffect_))?;
slice: LBRACK low=expression DOTDOT high=expression? RBRACK;
purpose: ON PURPOSE;

systemItem
    : QUEUE name=identifier (LBRACK length=expression RBRACK)? COLON messageType=qualifiedName LBRACK capacity=expression RBRACK attributes+=queueAttribute* # queueItem
    | LOCK name=identifier (LBRACK length=expression RBRACK)? (FREED WITH OWNER)? # lockItem
    | modifiers+=(MEMORY | GHOST)* VAR name=identifier (COLON type)? (ASSIGN initializer)? # sharedItem
    | name=identifier (LBRACK length=expression RBRACK)? COLON machineType=qualifiedName arguments? attributes+=instanceAttribute* # instanceItem
    ;
queueAttribute
    : LOSSY                                                          # lossyAttribute
    | LATEST                                                         # latestAttribute
    | LOST WITH machine_=place                                       # lostAttribute
    | CLOSED WITH machine_=place                                     # closedAttribute
    ;
instanceAttribute
    : DEAD                                                           # deadAttribute
    | ENDS WITH machine_=place                                       # endsAttribute
    | INCARNATIONS maximum=expression                                # incarnationsAttribute
    ;

arguments: LPAREN (items+=argument (COMMA items+=argument)* COMMA?)? RPAREN;
argument: (name=identifier ASSIGN)? value=expression;

place: first=identifier steps+=placeStep*;
placeStep: DOT name=member_ | LBRACK index=expression RBRACK;

// ---- Specs

spec: SPEC name=qualifiedName FOR system_=qualifiedName arguments? items+=specItem*;
specItem
    : definition                                                     # specDefinition
    | RECOVERED condition=expression                                 # recovered
    | machine                                                        # observer
    | ALLOW builtIns+=builtIn (COMMA builtIns+=builtIn)*             # allow
    | word=(CHECK | MEASURE) name=identifier text=STRING? clauses+=checkClause* # check
    | PROBE name=identifier text=STRING? device=place TO goal=expression probeClause* # probe
    | SURVEY name=identifier text=STRING? clauses+=surveyClause*     # survey
    | TUNE name=identifier text=STRING? ranges+=tuneRange (COMMA ranges+=tuneRange)* SO THAT checks+=identifier (COMMA checks+=identifier)* (MINIMIZING figures+=identifier (COMMA figures+=identifier)*)? # tune
    ;
probeClause
    : FROM condition=expression                                      # fromClause
    | AFTER faults+=fault (COMMA faults+=fault)*                     # strickenClause
    | EXPECT rung=identifier (WITH luck=identifier)?                 # rungClause
    ;
checkClause
    : UNDER faults+=fault (COMMA faults+=fault)*                     # underClause
    | REQUIREMENT id=STRING                                          # requirementClause
    | EXPECT verdict=(HOLDS | VIOLATED | VACUOUS)                    # expectClause
    | form                                                           # formClause
    ;
surveyClause
    : role=identifier COLON values+=expression (COMMA values+=expression)* # roleClause
    | UNDER EACH faults+=fault (COMMA faults+=fault)* (UP TO depth=expression)? # eachClause
    ;
tuneRange: parameter_=identifier IN domain=expression (DOTDOT high=expression)?;
builtIn
    : DEADLOCK                                                       # deadlockBuiltIn
    | UNEXPECTED COMMAND                                             # commandBuiltIn
    | RANGE ERROR                                                    # rangeBuiltIn
    | MISUSE                                                         # misuseBuiltIn
    | word=identifier TIME                                     # timeBuiltIn
    ;

form
    : ALWAYS POSSIBLE p=expression                                   # alwaysPossible
    | ALWAYS EVENTUALLY p=expression                                 # alwaysEventually
    | EVENTUALLY ALWAYS p=expression                                 # eventuallyAlways
    | EVENTUALLY p=expression within?                                # eventually
    | ALWAYS p=expression                                            # always
    | NEVER p=expression                                             # never
    | POSSIBLE p=expression                                          # possible
    | AFTER scope=expression COMMA? form                             # afterScope
    | BEFORE scope=expression COMMA? form                            # beforeScope
    | BETWEEN opening=expression COMMA? form                         # betweenScope
    | WHILE scope=expression COMMA? form                             # whileScope
    | NO FALSE ALARM LPAREN machine_=place RPAREN (BY by=place)? # noFalseAlarm
    | NO MISSED HANG LPAREN machine_=place RPAREN within?            # noMissedHang
    | NO builtIn                                                     # noBuiltIn
    | TIME PROGRESSES                                                # timeProgresses
    | LTL formula=expression                                         # ltl
    | figure=(WORST | BEST) unit=(TICKS | STEPS) FROM p=expression TO q=expression within? # measured
    | p=expression LEADS TO q=expression within?                     # leadsTo
    | p=expression STAYS UNTIL q=expression                          # staysUntil
    | p=expression AFTER (ANY single=SINGLE | UP TO count=expression) faultPhrase within? # recovery
    ;
within: WITHIN bound=expression;

faultPhrase: kind=expression (OF subject=expression)? (WHILE condition=expression)?;

// The formatter puts them in one order: modifiers, strength, clauses.
fault: kind=expression (strength | faultModifier | faultClause)*;
faultModifier
    : TOGETHER                                                       # togetherModifier
    | BY amount=expression                                           # byModifier
    | AT value=expression                                            # atModifier
    | IN LBRACE names+=identifier (COMMA names+=identifier)* RBRACE  # inModifier
    | FROZEN                                                         # frozenModifier
    ;
strength
    : AT MOST count=expression AT ONCE                               # atOnceStrength
    | AT MOST count=expression PER ticks=expression TICKS            # rateStrength
    | AT MOST count=expression                                       # totalStrength
    | FINITELY MANY                                                  # finiteStrength
    | ANY NUMBER                                                     # anyStrength
    ;
faultClause
    : WHILE condition=expression                                     # phaseClause
    | FOR low=expression DOTDOT high=expression                      # durationClause
    ;

// ---- Expressions

expression
    : atom                                                           # atomExpression
    | object=expression DOT member_                                  # memberExpression
    | array=expression LBRACK (index=expression | star=STAR) RBRACK  # indexExpression
    | queue=expression BANG message=member_                          # sentExpression
    | queue=expression QUESTION message=member_                      # receivedExpression
    | op=MINUS operand=expression                                    # unaryExpression
    | left=expression op=(STAR | SLASH | PERCENT) right=expression   # binaryExpression
    | left=expression op=(PLUS | MINUS) right=expression             # binaryExpression
    | left=expression op=(SHL | SHR) right=expression                # binaryExpression
    | left=expression op=(LT | LE | GT | GE | EQ | NE) right=expression # binaryExpression
    | op=(NOT | GLOBALLY | FINALLY) operand=expression               # unaryExpression
    | <assoc=right> left=expression op=(STRONG_UNTIL | WEAK_UNTIL | RELEASES) right=expression # binaryExpression
    | left=expression op=AND right=expression                        # binaryExpression
    | left=expression op=OR right=expression                         # binaryExpression
    | <assoc=right> left=expression op=IMPLIES right=expression      # binaryExpression
    | quantifier=(ALL | SOME) name=identifier IN domain=expression (DOTDOT high=expression)? COLON body=expression # quantifiedExpression
    | IF condition=expression THEN then=expression ELSE otherwise=expression # conditionalExpression
    ;
atom
    : NUMERAL                                                        # numeral
    | value=(TRUE | FALSE)                                           # truth
    | SELF                                                           # self
    | COUNT LPAREN name=identifier IN domain=expression (DOTDOT high=expression)? COLON body=expression RPAREN # counting
    | function=identifier LPAREN (items+=expression (COMMA items+=expression)*)? RPAREN # call
    | name=identifier                                                # name
    | LPAREN expression RPAREN                                       # parenthesized
    | LBRACE items+=expression (COMMA items+=expression)* RBRACE     # setOf
    | ANY kind=(DEVICE | DRIVER | POLICY | PROCESS | SOFTWARE)       # anyOf
    | DO command=place                                               # doEvent
    | RAISE signal_=place                                            # raiseEvent
    | ENTERS state_=place                                            # entersEvent
    ;

// ---- Names

qualifiedName: parts+=identifier (DOT parts+=identifier)*;

// Behind a dot, and as the kind of a message, any word may stand.
member_: identifier | keyword;
keyword
    : MODEL | SPEC | SYSTEM | DEVICE | DRIVER | POLICY | PROCESS | OBSERVER | SOFTWARE | STATE | ON | DO | WHEN | OTHERWISE
    | IF | THEN | ELSE | FOR | IN | CONST | ENUM | MESSAGES | VAR | QUEUE | SIGNAL | LOCK | WINDOW | TIMER | THREAD | USE
    | CHECK | DEFINE | UNDER | ANY | STAY | SELF | ALL | SOME | AFTER | EVERY | LAZY | FAIR | WITHIN | ALWAYS | NEVER
    | EVENTUALLY | POSSIBLE | NOT | AND | OR | INT | BOOL | TRUE | FALSE
    ;
identifier
    : NAME
    | ACQUIRE | ALLOW | AS | AT | BEFORE | BEST | BETWEEN | BY | CHANGE | CLEAR | CLOSED | COMMAND | COUNT | COUNTS | DEAD | DEADLOCK
    | DEAF | DEFIB | EACH | ENDS | ENTERS | ERROR | EXIT | EXPECT | ALARM | FAULT | FINITELY | FREED | FROM | FROZEN | GHOST | HANG
    | HOLDS | IGNORE | INCARNATIONS | INITIAL | KILL | LATEST | LEADS | LEVEL | LOSSY | LOST | LOWER | LTL | MANY | MASK
    | MEASURE | MEMORY | MINIMIZING | MISSED | MISUSE | MOST | NO | NOTE | NUMBER | OF | ONCE | OVER | OWNER | PER | PROBE | PROGRESSES
    | PURPOSE | RAISE | RANGE | RECOVERED | RELEASE | REPLY | REQUIREMENT | REST | REVERSED | REVIVES | SET | SHOWN | SINGLE | SO
    | STABLE | START | STAYS | STEPS | STOP | SURVEY | THAT | TICKS | TIME | TO | TOGETHER | TUMBLING | TUNE | UNEXPECTED | UNMASK | UNTIL
    | UP | VACUOUS | VIOLATED | VISIBLE | WHILE | WITH | WORST
    ;
