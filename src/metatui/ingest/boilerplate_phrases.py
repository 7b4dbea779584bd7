"""What web pages say around an article, as patterns.

Each matches the whole of a sentence or paragraph, its final stops cut off.

`INVITATION` are sentences that want something of the reader, `FURNITURE` paragraphs that belong to the
page, `LABEL` single words that do so only in such company, `CREDITED` the end of a picture's caption.
"""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_SITE = (
    r"(?:x|twitter|facebook|instagram|tiktok|you ?tube|linked ?in|threads|bluesky|mastodon|whats ?app"
    r"|telegram"
    r"|reddit|google news|flipboard|pinterest|pocket|messenger|apple news|e-?mail|signal)"
)
_AGENCY = (
    r"(?:ap|afp|epa|reuters|getty images|getty|bloomberg|shutterstock|istock|unsplash|imago|alamy"
    r"|zuma press)"
)
_INBOX = r"(?:your|the) (?:e-?mail )?(?:inbox|mailbox|e-?mails?)\b[^.;]{0,60}"
_CAPITAL = r"(?-i:[A-Z0-9(\[“\"@©])"

INVITATION = _any(
    # newsletters, accounts, subscriptions
    r"(?:please )?(?:sign up|signup|subscribe|register)(?: (?:now|today|here|below|free|for free"
    r"|with us|to us))*",
    r"(?:simply )?sign up to (?:the|our) [^.;]{1,80}\byour inbox",
    r"stay (?:informed|up to date) with [^.;]{0,40}\b(?:updates|newsletter)",
    r"(?:please )?(?:sign up|subscribe|register)(?: here)? (?:for|to|here for|here to) (?:our|the|my"
    r"|this|your)\b[^.;]{0,130}",
    r"(?:please )?(?:sign up|subscribe|register)(?: here)? (?:for"
    r"|to) (?!an? )[^.;,]{0,60}\bnewsletters?\b[^.;]{0,60}",
    rf"(?:sign up|subscribe|register)(?: here)?(?: for)? to (?:get|receive|have) [^.;]{{0,80}}\b{_INBOX}",
    r"(?:sign up|subscribe|register) to (?-i:[A-Z])[\w’' ]{2,40}",
    rf"(?:get|receive|have|want) [^.;]{{0,110}}\b(?:in|into|to) {_INBOX}",
    r"(?:enter|submit|provide) your e-?mail(?: address)?\b[^.;]{0,60}|your e-?mail(?: address)?"
    r"|e-?mail address",
    r"(?:you can )?(?:unsubscribe|opt out)(?: at)? any ?time",
    r"thank(?:s| you) for (?:reading|subscribing|signing up|registering)\b[^.;]{0,60}",
    r"thank(?:s| you) for your (?:interest|support|subscription)",
    r"(?:subscribe|sign up|register|log in)(?: now| today| here)? (?:for|to get|and get) (?:unlimited|full"
    r"|free|instant|digital|complete|ad-free)\b[^.;]{0,60}",
    r"subscribe for [$£€]\S{1,12}(?: .{0,30})?",
    r"become an? (?:paid |free |premium )?(?:member|subscriber|supporter)\b[^.;]{0,80}",
    r"start your (?:free )?(?:trial|subscription)\b[^.;]{0,80}",
    r"support (?:our|independent|quality|local) journalism\b[^.;]{0,80}",
    r"(?:already|not) an? (?:subscriber|member)(?: yet)?\??(?: (?:log|sign) in[^.;]{0,30})?|(?:log"
    r"|sign) in",
    r"to (?:continue|keep) reading,? (?:please |you |subscribe|log in|sign|create|register"
    r"|become)[^.;]{0,90}",
    r"create (?:a |your )?(?:free )?account\b[^.;]{0,60}",
    r"this (?:content|article|story) is (?:only )?(?:for|available to|reserved for) (?:subscribers"
    r"|members)[^.;]{0,30}",
    r"by (?:signing up|subscribing|registering|submitting|clicking|providing"
    r"|entering)[^.;]{0,60},? you [^.;]{0,160}",
    # following and sharing
    r"(?:follow|like|find|friend|join|connect with|chat with) (?:us|me|@\w+)(?: [^.;]{0,20}\b(?:on|at"
    r"|in)\b[^.;]{0,80})?",
    rf"(?:follow|like|find|join|connect with) [^.;]{{1,60}} on (?:our )?{_SITE}\b[^.;]{{0,80}}",
    r"follow your favou?rite [^.;]{0,60}",
    r"follow (?:topics|authors|the topics|the authors)\b[^.;]{0,140}",
    r"join (?:the conversation|the discussion)\b[^.;]{0,40}",
    r"join our (?:\w+ ){0,4}(?:channel|community|group|server|newsletter|forum)\b[^.;]{0,60}",
    r"share (?:this|the) (?:article|story|post|page|video)(?: (?:on|via|with)\b[^.;]{0,50})?|share this",
    rf"share (?:this )?(?:on|via|with) (?:{_SITE}|friends|others|a friend)\b[^.;]{{0,40}}",
    r"(?:leave|add|post|write) a (?:comment|reply)|(?:view |show |read "
    r"|see )(?:all )?(?:\d[\d,.]* )?comments?",
    r"(?:\d[\d,.]*|no) comments?|comments? \(\d+\)|\d[\d,.]*[km]? (?:shares|likes|views|reactions)",
    # other articles
    r"(?:read|see|also read|read also|see also|read next|watch|watch now|listen|related"
    r"|don['’]?t miss|up next"
    rf"|explore|more|must read|recommended|also on \w+|in pictures|more on this(?: story)?)\s*[:"
    rf"|»›→] ?{_CAPITAL}[^.;]{{0,220}}",
    r"(?:read|learn|find out|see) more\s*[:|»›→][^;]{0,220}",
    r"related (?:stories|story|articles?|content|coverage|reading|links?|topics?|videos?|posts?)\s*[:"
    r"|»›→][^.;]{0,220}",
    r"(?:read|see|find out|learn|discover) more|(?:read|see|learn) more (?:about|on|from|at|here"
    r"|in)\b[^.;,]{0,80}",
    r"find out more (?:about|on|from|at|here|in)\b[^.;,]{0,80}",
    r"(?:continue|keep) reading(?: (?:the main story|below|here))?",
    r"read (?:the )?(?:full|original|whole) (?:story|article|report|interview)(?: (?:here|at|on"
    r"|in)\b[^.;,]{0,60})?",
    r"(?:click|tap) (?:here|on the (?:link|button|image|picture)|the link)\b[^.;,]{0,100}",
    r"more from (?:us|this author|this series|this section|the author|our [^.;,]{1,40})",
    # the page and its makers
    r"(?:download|get|install|try) (?:the|our) [^.;,]{0,40}\bapp\b[^.;,]{0,60}",
    r"(?:have|got|do you have) an? (?:news |story |confidential )?(?:tip|question"
    r"|story to share)(?: (?:for|about) [^.;?]{1,30})?",
    r"(?:send|e-?mail|contact|message|call|reach|write to|text) (?:us|our (?:team|reporters?"
    r"|newsroom))\b[^;]{0,120}",
    r"(?:send|e-?mail|contact|message|reach) the (?:author|reporter|writer|editor)s?\b[^;]{0,120}",
    r"send (?:your |a )?(?:tips|feedback|comments|questions|story ideas|letters) to [^;]{1,80}",
    r"(?:we use|this (?:web)?site uses) cookies\b[^.;]{0,160}"
    r"|this site is protected by recaptcha\b[^.;]{0,160}",
    r"(?:add|set) [^.;,]{1,40} as a (?:preferred )?source on google\b[^.;]{0,30}",
)

FURNITURE = _any(
    # advertising
    r"(?:advertisement|advertising|adverts?|sponsored content|promoted content|paid (?:post|content)"
    r"|advertiser content)"
    r"(?:\s*[-–—.:|]?\s*(?:scroll to continue|continue reading(?: below)?|story continues below"
    r"|remove ads))?",
    r"sponsored by \w.{0,40}|(?:the )?(?:story|article|text)? ?continues (?:below|after)(?: (?:this"
    r"|the|an?))?"
    r"(?: (?:ad|advert|advertisement|promotion))?",
    r"scroll (?:down )?to continue(?: (?:reading|with content))?|remove ads|report this ad",
    r"skip (?:past |to )?(?:the )?(?:main )?(?:content|newsletter promotion|ad|advertisement)"
    r"|after newsletter promotion",
    # buttons
    rf"(?:(?:share|save|print|tweet|post|copy link|more|{_SITE})(?:[\s,|/·•]+|$)){{2,12}}",
    r"share (?:full|this) article|copy link|link copied|loading(?:\.\.\.|…)?|back to (?:top|home)"
    r"|gift (?:this )?article|sign ?up",
    r"listen to (?:this |the )?(?:article|story)(?:\W.{0,40})?|(?:listen"
    r"|play)\W{1,5}\d{1,2}:\d{2}(?: min(?:utes)?)?",
    r"(?:listen|watch)?\W*\d+[\s-]min(?:ute)?s?\.? (?:read|listen|watch)"
    r"|(?:estimated )?reading time\W.{0,30}",
    r"from the section (?-i:[A-Z])[\w &'’-]{1,40}|comments? \d[\d,.]*",
    # headings of other things
    r"most (?:read|popular|viewed|shared|watched)|trending now|top stories|editors?['’]?s? picks?"
    r"|latest (?:news|stories|headlines)|related (?:stories|story|articles?|content|coverage|reading"
    r"|links?|topics?|videos?|posts?)"
    r"|recommended (?:for you|stories|reading|articles)|you (?:may|might) (?:also )?(?:like"
    r"|be interested in|enjoy)",
    r"what to read next|up next|more on this(?: story)?|more stories|more like this|read more"
    r"|see also|on this page"
    r"|table of contents|subscribe now|suggested topics",
    # A title behind "Read more:" may tell of anything.
    rf"(?:read|see|watch|listen|learn|find out)(?: more| also| next)\s*[:|»›→] ?{_CAPITAL}.{{1,220}}",
    rf"(?:also read|must read|related(?: stor(?:y|ies)| articles?| coverage| reading)?)\s*[:|»›→] ?{_CAPITAL}"
    r".{1,220}",
    # pictures
    rf"(?:photo|picture|photograph|illustration|image)s?\s*[:/|] ?{_CAPITAL}.{{1,300}}",
    r"(?:photo|image|picture|photograph|illustration|video|graphic|media)s? (?:credits?|source"
    r"|caption|courtesy(?: of)?)"
    r"(?:\s*[:/|,] ?.{0,300})?|thumbnail|in this article",
    rf"(?:credits?|caption|courtesy|file (?:photo|image|picture)|cover (?:photo"
    rf"|image))\s*: ?{_CAPITAL}.{{1,200}}",
    r"[\w.+-]{1,64}@[\w-]+\.[\w.]{2,60}|@[\w/.-]{2,40}",
    r"getty(?: images)?|file (?:photo|picture)",
    r"(?-i:Getty Images|AFP via Getty Images|PA Media|EPA|Shutterstock) (?-i:[A-Z])[^.]{10,200}",
    r"(?:photo(?:graph)?|illustration|image|picture|graphic)s? by [\w.'’-]+(?: [\w.'’/-]+){0,5}",
    r"(?:head ?shot|portrait|profile (?:photo|picture|image)|avatar|photo|picture"
    r"|image) of (?:the author|author .{1,40})",
    r"(?:head ?shot|profile (?:photo|picture|image)|avatar)(?: of .{1,40})?",
    r"[^.]{1,40}['’]s (?:head ?shot|profile (?:photo|picture|image)|avatar)",
    rf"[\[(]?(?:{_AGENCY}(?: photo)?\s?/\s?.{{1,80}}|[^.]{{1,60}}(?:\s?[/|]\s?| via ){_AGENCY})[\])]?",
    # rights and rules
    r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4})|copyright [\w ]{1,40} \d{4}).{0,160}|all rights reserved\W?",
    r"(?:this material|this content) (?:may|is|must) not be (?:published|reproduced|broadcast"
    r"|copied)\b.{0,160}",
    r"our standards: .{0,60}trust principles.{0,40}|licensing rights|purchase licensing rights",
    r"(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|cookie (?:policy"
    r"|settings|preferences)"
    r"|do not sell .{0,40}|contact us|about us)(?:\s*[|·•,].{0,120})?",
    # where it came from and who helped
    r"this (?:article|story|piece|post|column|essay|interview) (?:was |has been |is )?(?:originally "
    r"|first |also )"
    r"(?:published|appeared|posted|republished|reprinted)(?: (?:in|on|by|at|from)\b[^.]{1,120})?",
    r"a version of this (?:article|story) (?:first )?(?:appears|appeared|was published)\b.{0,200}",
    r"[^.;]{3,80} contributed (?:reporting|to this (?:report|story|article))(?: (?:from|in) [^.]{2,60})?",
    r"this (?:article|story|piece) (?:was )?(?:re)?published (?:from|by|in|with) [^.]{1,120}",
    rf"\(?(?:additional )?(?:reporting|writing)(?: and (?:writing|editing"
    rf"|reporting))? by {_CAPITAL}[^.,;]{{1,80}}"
    r"(?:[;.,] ?(?:and |additional )?(?:reporting|editing|writing|graphics|compiled|production"
    r"|with)\b[^.]{1,120})*\.?\)?",
    r"(?:the )?[^.:]{1,40} newsletter ?[:|] .{0,120}\byour?\b.{0,60}",
)

# Words on buttons and above lists, and counts beside them, that may as well be a subhead.
LABEL = _any(
    r"close|menu|search|home|print|save|bookmark|listen|watch(?: live)?|live|reply|help|comments?"
    r"|topics|tags|popular|ads?"
    r"|follow|subscribe|share|more|gift|newsletters?|careers|accessibility|trending|recommended"
    r"|related|copied|log in"
    rf"|\d{{1,5}}|{_SITE}"
)

LIST_LABEL = _any(
    r"most (?:read|popular|viewed)|trending(?: now)?|top stories|recommended(?: (?:for you|stories"
    r"|reading))?"
    r"|related(?: (?:stories|articles|content|coverage|reading|links|topics))?|more on this(?: story)?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|what to read next|editors?['’]?s? picks?"
    r"|more stories"
    r"|read more|see also|latest (?:news|stories|headlines)"
)

# A caption ends with who took the picture: case tells "(Jeff Chiu/AP)" from prose.
CREDITED = re.compile(
    r"(?:(?:Photograph|Photo|Image|Illustration|Picture|Credit|Composite)s?: [A-Z@][^.:]{2,80}"
    r"|[(\[](?:Photo(?:graph)?|Image|Picture|Illustration|Credit)(?:s| by|:|/)[^()\[\]]{2,90}[)\]]"
    r"|[(\[][^()\[\]]{2,60}(?:/| via )(?:AP|AFP|EPA|Reuters|Getty Images|Getty|Bloomberg"
    r"|Shutterstock)[)\]]"
    r"|\(AP Photo/[^()]{2,60}\))\.?$"
)
