# كلمات الواجهة بالعربية. الأرقام لاتينية، كما في الساعات والعناوين التي بجوارها.


## Around every page

skip = تخطَّ إلى النص
internal = داخلي
internal-note = ليس للنشر.
site-navigation = الموقع
breadcrumb = مسار التصفّح
built = أُنشئ في { $at }. الأوقات التي لا تُذكر منطقتها هي بتوقيت { $zone }.
your-time = { "{time}" } بتوقيتك
edit-page = حرّر هذه الصفحة
made-with = صُنع بواسطة { $generator }
nav-status = الحالة
nav-record = السجل
nav-incidents = الحوادث
nav-components = المكوّنات
nav-causes = الأسباب
nav-tags = الوسوم
nav-severities = درجات الخطورة
nav-promises = الوعود
nav-numbers = الأرقام
nav-search = البحث
newer = الأحدث
older = الأقدم
newer-and-older = الأحدث والأقدم
newer-and-older-incidents = الحوادث الأحدث والأقدم
not-found = غير موجودة
not-found-description = لا توجد صفحة في هذا العنوان.
not-found-heading = لا توجد صفحة كهذه
not-found-text = ربما كُتب العنوان خطأً، أو لم تكن هنا صفحة قط. كل عنوان نُشر هنا مرةً يبقى صالحًا.
moved = انتقلت هذه الصفحة

## Small things

comma = ،
pair = { $first }، { $second }
and-more = و{ $count } غيرها
arrow = ←
decimal-sign = .
percent = { $number } %
at-least = { $share } على الأقل
source = المصدر
source-of = المصدر: { $host }
archived-copy = نسخة مؤرشفة
archived-copy-of = من { $title }
verbatim = بالنص الحرفي
permanent-link = رابط دائم
no-incidents = لا حوادث مسجّلة.
nothing-here = لا شيء هنا بعد.
the-latest = الأحدث
year-by-year = سنة بعد سنة
by-year = حسب السنة
bar-is-a-day = كل عمود يوم، وآخرها اليوم.
bar-is-a-year = كل عمود سنة: { $years }.
months = الأشهر

## Counts

count-incidents = { $count ->
    [one] حادثة واحدة
    [two] حادثتان
    [few] { $count } حوادث
    [many] { $count } حادثة
   *[other] { $count } حادثة
  }
badge-record = { $count ->
    [one] حادثة واحدة في السجل
    [two] حادثتان في السجل
    [few] { $count } حوادث في السجل
    [many] { $count } حادثة في السجل
   *[other] { $count } حادثة في السجل
  }
counted-incidents = { $count ->
    [few] حوادث
   *[other] حادثة
  }
count-components = { $count ->
    [one] مكوّن واحد
    [two] مكوّنين
    [few] { $count } مكوّنات
    [many] { $count } مكوّنًا
   *[other] { $count } مكوّن
  }
components-in-record = { $count ->
    [one] مكوّن واحد في هذا السجل.
    [two] مكوّنان في هذا السجل.
    [few] { $count } مكوّنات في هذا السجل.
    [many] { $count } مكوّنًا في هذا السجل.
   *[other] { $count } مكوّن في هذا السجل.
  }
causes-in-record = { $count ->
    [one] سبب واحد في هذا السجل.
    [two] سببان في هذا السجل.
    [few] { $count } أسباب في هذا السجل.
    [many] { $count } سببًا في هذا السجل.
   *[other] { $count } سبب في هذا السجل.
  }
tags-in-record = { $count ->
    [one] وسم واحد في هذا السجل.
    [two] وسمان في هذا السجل.
    [few] { $count } وسوم في هذا السجل.
    [many] { $count } وسمًا في هذا السجل.
   *[other] { $count } وسم في هذا السجل.
  }
severities-in-record = { $count ->
    [one] درجة خطورة واحدة في هذا السجل.
    [two] درجتا خطورة في هذا السجل.
    [few] { $count } درجات خطورة في هذا السجل.
    [many] { $count } درجة خطورة في هذا السجل.
   *[other] { $count } درجة خطورة في هذا السجل.
  }

## Days and lengths

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
short-month-1 = يناير
short-month-2 = فبراير
short-month-3 = مارس
short-month-4 = أبريل
short-month-5 = مايو
short-month-6 = يونيو
short-month-7 = يوليو
short-month-8 = أغسطس
short-month-9 = سبتمبر
short-month-10 = أكتوبر
short-month-11 = نوفمبر
short-month-12 = ديسمبر
date-day = { $day } { $month } { $year }
date-short-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-clock = { $date }، {"\u200E"}{ $clock }
date-about = نحو { $date }
date-from-until = من { $from } حتى { $until }
until = حتى { $until }
length-seconds = { $count } ث
length-minutes = { $count } د
length-hours = { $count } س
length-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
  }
length-two = { $large } { $small }
length-about = نحو { $length }
length-at-most = على الأكثر { $length }
length-at-most-about = على الأكثر نحو { $length }

## States

status-investigating = قيد التحقيق
status-identified = حُدّد السبب
status-monitoring = قيد المراقبة
status-resolved = حُلّت
status-scheduled = مجدولة
status-in-progress = جارية
status-verifying = قيد التحقّق
status-completed = اكتملت
status-cancelled = أُلغيت
said-investigating = قيد التحقيق
said-identified = حُدّد السبب
said-monitoring = قيد المراقبة
said-resolved = حُلّت
said-scheduled = مجدولة
said-in-progress = جارية
said-verifying = قيد التحقّق
said-completed = اكتملت
said-cancelled = أُلغيت
component-operational = يعمل
component-under-maintenance = صيانة
component-degraded-performance = أداء منخفض
component-partial-outage = انقطاع جزئي
component-major-outage = انقطاع كبير
within-under-maintenance = صيانة
within-degraded-performance = أداء منخفض
within-partial-outage = انقطاع جزئي
within-major-outage = انقطاع كبير
banner-operational = جميع الأنظمة تعمل
banner-under-maintenance = صيانة جارية
banner-degraded-performance = أداء منخفض
banner-partial-outage = انقطاع جزئي
banner-major-outage = انقطاع كبير
maintenance = صيانة

## The status page and the record

nothing-open = لا حوادث مفتوحة.
going-on = ما يجري الآن
nothing-said = لم يُقل شيء بعد.
planned-until = من المخطّط أن تنتهي قبل { $at }
earlier-updates = { $count ->
    [zero] لا بيانات سابقة
    [one] بيان سابق واحد
    [two] بيانان سابقان
    [few] { $count } بيانات سابقة
    [many] { $count } بيانًا سابقًا
   *[other] { $count } بيان سابق
  }
last-word = آخر بيان: { $word }
next-word = الخبر التالي موعود به قبل { $at }
planned-maintenance = صيانة مخطّط لها
the-last-days = يومًا بيوم
quiet-day = لا حوادث
uptime-note = التوافر خلال { $days } يومًا وفق القاعدة «{ $name }»: { $rule }؛ وما تداخل يُحسب مرة واحدة.
bars-quiet-days = { $count ->
    [one] { $name }: لا شيء في يوم واحد
    [two] { $name }: لا شيء في يومين
    [few] { $name }: لا شيء في { $count } أيام
    [many] { $name }: لا شيء في { $count } يومًا
   *[other] { $name }: لا شيء في { $count } يوم
  }
bars-quiet-years = { $count ->
    [one] { $name }: لا شيء في سنة واحدة
    [two] { $name }: لا شيء في سنتين
    [few] { $name }: لا شيء في { $count } سنوات
    [many] { $name }: لا شيء في { $count } سنة
   *[other] { $name }: لا شيء في { $count } سنة
  }
bars-worst-days = { $count ->
    [one] { $name }: شيء ما في { $touched } من أصل يوم واحد؛ والأسوأ ({ $state }) في { $when }
    [two] { $name }: شيء ما في { $touched } من أصل يومين؛ والأسوأ ({ $state }) في { $when }
    [few] { $name }: شيء ما في { $touched } من أصل { $count } أيام؛ والأسوأ ({ $state }) في { $when }
    [many] { $name }: شيء ما في { $touched } من أصل { $count } يومًا؛ والأسوأ ({ $state }) في { $when }
   *[other] { $name }: شيء ما في { $touched } من أصل { $count } يوم؛ والأسوأ ({ $state }) في { $when }
  }
bars-worst-years = { $count ->
    [one] { $name }: شيء ما في { $touched } من أصل سنة واحدة؛ والأسوأ ({ $state }) في { $when }
    [two] { $name }: شيء ما في { $touched } من أصل سنتين؛ والأسوأ ({ $state }) في { $when }
    [few] { $name }: شيء ما في { $touched } من أصل { $count } سنوات؛ والأسوأ ({ $state }) في { $when }
    [many] { $name }: شيء ما في { $touched } من أصل { $count } سنة؛ والأسوأ ({ $state }) في { $when }
   *[other] { $name }: شيء ما في { $touched } من أصل { $count } سنة؛ والأسوأ ({ $state }) في { $when }
  }
years-from-to = من { $first } إلى { $last }

## Facts

fact-incidents = الحوادث
fact-longest = الأطول
fact-shortest = الأقصر
fact-latest = الأحدث
fact-duration = المدة
fact-median-duration = وسيط المدة
fact-uptime = التوافر
fact-promises = الوعود
fact-open = مفتوحة
fact-overdue = متأخرة
fact-done = منجزة
known-durations = من أصل { $count } معلومة المدة
known-to-be-done = المعلوم إنجازه: { $count }
count-in-progress = قيد التنفيذ: { $count }
count-done = المنجز: { $count }
count-dropped = المتروك: { $count }
overdue-note = فات موعدها الموعود
list-none = لا حوادث مسجّلة.
list-on = { $count ->
    [one] حادثة واحدة، في { $day }.
    [two] حادثتان، في { $day }.
    [few] { $count } حوادث، في { $day }.
    [many] { $count } حادثة، في { $day }.
   *[other] { $count } حادثة، في { $day }.
  }
list-from-to = { $count ->
    [one] حادثة واحدة، من { $first } إلى { $last }.
    [two] حادثتان، من { $first } إلى { $last }.
    [few] { $count } حوادث، من { $first } إلى { $last }.
    [many] { $count } حادثة، من { $first } إلى { $last }.
   *[other] { $count } حادثة، من { $first } إلى { $last }.
  }

## An incident

measure-duration = المدة
measure-detect = الوقت حتى الاكتشاف
measure-tell = الوقت حتى الإعلان
measure-acknowledge = الوقت حتى التسلّم
measure-mitigate = الوقت حتى التخفيف
measure-resolve = الوقت حتى الحل
measure-report = من النهاية إلى التقرير
not-documented = غير موثّق
unknown-duration = لم تُسجَّل نهاية
unknown-detect = لم تُسجَّل لحظة الاكتشاف
unknown-tell = لم يُسجَّل أي إعلان
unknown-mitigate = لم يُسجَّل أي تخفيف
working = { $from } ({ $start }) ← { $to } ({ $end })
working-support = { $from } ({ $start }) ← { $to } ({ $end })؛ منها { $support } في ساعات الدعم
working-stated = كما ذُكرت؛ أوقات الساعة غير موثّقة
point-start = البداية
point-end = النهاية
point-detection = الاكتشاف
point-acknowledgement = التسلّم
point-mitigation = التخفيف
point-first-update = أول تحديث
point-first-statement = أول بيان
known-from-the-timeline = من التسلسل الزمني
known-from-the-update-that-said-so = من التحديث الذي ذكر ذلك
known-as-scheduled = كما جُدول
known-the-earliest-entry = أقدم مدخل
seen-on = كما بدت في { $time }.
seen-now = كما هي معروفة الآن
seen-after-update = كما بدت بعد التحديث { $number }
edited = { $count ->
    [one] عُدّلت بعد النشر، آخرها في { $at }:
    [two] عُدّلت مرتين بعد النشر، آخرهما في { $at }:
    [few] عُدّلت { $count } مرات بعد النشر، آخرها في { $at }:
    [many] عُدّلت { $count } مرة بعد النشر، آخرها في { $at }:
   *[other] عُدّلت { $count } مرة بعد النشر، آخرها في { $at }:
  }
what-was-changed = ما الذي تغيّر
planned = الموعد المخطّط
affected = المتأثر
causes = الأسباب
tags = الوسوم
then = ثم
also-in = متاحة أيضًا بـ:
the-original = (الأصل)
translation-note = هذه ترجمة. أما ما قيل حينها وتسلسل الأحداث والوعود فترد هنا بنص الأصل.
on-this-page = في هذه الصفحة
part-timeline = ما حدث وما قيل
part-impact-figures = الضرر بالأرقام
part-conflicts = روايات متعارضة
part-undocumented = غير موثّق
part-promises = ما وُعد به
part-follow-ups = ما قيل بعد ذلك
part-sources = المصادر
part-attachments = الملفات
part-revisions = تعديلات هذه الصفحة
part-replay = كما بدت حينها
part-related = حوادث مشابهة
lane-happened = ما حدث
lane-said = ما قيل
side-happened = ما حدث،
side-said = ما قيل،
feed-happened = حدث
feed-said = قيل
feed-planned = الموعد المخطّط: من { $from } حتى { $until }
feed-archived = مؤرشف
feed-done = أُنجز: { $at }
feed-done-title = { $title }: أُنجز: { $what }
no-time = لم يُذكر وقت
event-started = البداية
event-detected = الاكتشاف
event-acknowledged = التسلّم
event-mitigated = التخفيف
event-resolved = الحل
label-statement = بيان
label-follow-up = متابعة
silence-first = أول خبر: مضى { $length } منذ البداية
silence-long = الخبر التالي: مضى { $length } منذ سابقه
pause = بعد { $length }
stated-length = { $length }، كما ذُكر
corrects = يصحّح { $post }
corrected-by = صُحّح في { $post }
statement-of = بيان { $day }
corrects-the = يصحّح { $post }
corrected-by-the = صُحّح في { $post }
post-update = تحديث
post-follow-up = متابعة
post-on = بشأن { $incident }
post-description = { $kind } بشأن «{ $incident }»
revisions-no-git = أُنشئ الموقع خارج مستودع git، لذا لا تُعرف تعديلاته.
revisions-shallow = أُنشئ الموقع من نسخة غير كاملة من المستودع، لذا لا تُعرف تعديلاته.
revisions-none = لم يُسجَّل أي تعديل لهذه الصفحة بعد.
change = ما الذي تغيّر
change-edited = عُدّلت
first-published = نُشرت أول مرة

## Promises

promise-overdue = متأخر
promise-open = مفتوح
promise-in-progress = قيد التنفيذ
promise-done = منجز
promise-dropped = متروك
promise-count = { $state }: { $count }
action-prevent = وقاية
action-detect = اكتشاف
action-mitigate = تخفيف
action-repair = إصلاح
action-process = إجراءات
action-investigate = تحقيق
column-state = الحالة
column-promise = الوعد
column-owner = المسؤول
column-promised = وُعد في
column-due = الموعد
dropped-because = تُرك: { $reason }
owner-not-named = لم يُسمَّ
not-dated = بلا تاريخ
no-date = لا تاريخ
due = موعده { $at }
promises-of-incident = الوعود: { $title }
promises-standfirst = ما وُعد به علنًا بعد كل حادثة، وما آل إليه.
promises-of-year = وعود { $year }
promises-of-year-standfirst = ما وُعد به بعد حوادث { $year }، وما آل إليه.
no-promises = لا وعود مسجّلة.
by-owner = حسب المسؤول
nobody-named = لم يُسمَّ أحد
more-by-year = { $count } غيرها في صفحات السنوات.
nothing-waits = لا شيء معلّق.
promise-unkept-one = وعدها الوحيد لا يُعلم إنجازه
promise-unkept = { $count } من وعودها البالغة { $all } لا يُعلم إنجازها
promise-unkept-all = { $count ->
    [one] وعدها الوحيد لا يُعلم إنجازه
    [two] لا يُعلم إنجاز أي من وعديها
    [few] لا يُعلم إنجاز أي من وعودها الـ{ $count }
    [many] لا يُعلم إنجاز أي من وعودها الـ{ $count }
   *[other] لا يُعلم إنجاز أي من وعودها الـ{ $count }
  }
waiting-under-a-day = منذ أقل من يوم
waiting-days = { $count ->
    [one] منذ يوم واحد
    [two] منذ يومين
    [few] منذ { $count } أيام
    [many] منذ { $count } يومًا
   *[other] منذ { $count } يوم
  }
waiting-months = { $count ->
    [one] منذ شهر واحد
    [two] منذ شهرين
    [few] منذ { $count } أشهر
    [many] منذ { $count } شهرًا
   *[other] منذ { $count } شهر
  }
waiting-years = { $count ->
    [one] منذ سنة واحدة
    [two] منذ سنتين
    [few] منذ { $count } سنوات
    [many] منذ { $count } سنة
   *[other] منذ { $count } سنة
  }
taken-under-a-day = بعد أقل من يوم
taken-days = { $count ->
    [one] بعد يوم واحد
    [two] بعد يومين
    [few] بعد { $count } أيام
    [many] بعد { $count } يومًا
   *[other] بعد { $count } يوم
  }
taken-months = { $count ->
    [one] بعد شهر واحد
    [two] بعد شهرين
    [few] بعد { $count } أشهر
    [many] بعد { $count } شهرًا
   *[other] بعد { $count } شهر
  }
taken-years = { $count ->
    [one] بعد سنة واحدة
    [two] بعد سنتين
    [few] بعد { $count } سنوات
    [many] بعد { $count } سنة
   *[other] بعد { $count } سنة
  }

## Search

search-description = أي كلمة من أي نص منشور للحوادث.
search-label = كلمات يجب أن ترد كلها في أي نص
search-keys = يجوز أن تكون الكلمة الأخيرة بداية كلمة. مفاتيح الأسهم تتنقّل بين النتائج، ومفتاح Escape يعود بك.
search-more = أظهر المزيد
search-without = من دون بحث
search-needs-script = يحتاج البحث إلى JavaScript. كل حادثة موجودة أيضًا في السجل.
search-history = كل حادثة موجودة أيضًا في السجل.
search-none = لا حادثة تضم كل هذا.
search-found = { $count ->
    [one] عُثر على حادثة واحدة.
    [two] عُثر على حادثتين، الأحدث أولًا.
    [few] عُثر على { $number } حوادث، الأحدث أولًا.
    [many] عُثر على { $number } حادثة، الأحدث أولًا.
   *[other] عُثر على { $number } حادثة، الأحدث أولًا.
  }
search-failed = تعذّرت قراءة الفهرس. أعد تحميل الصفحة، أو تصفّح السجل.
filter-component = المكوّن
filter-severity = الخطورة
filter-cause = السبب
filter-year = السنة
any-component = أي مكوّن
any-severity = أي درجة
any-year = أي سنة
all-incidents = جميع الحوادث

## The history

filters = عوامل التصفية
filter-shown = { $count ->
    [one] { $shown } من حادثة واحدة
    [two] { $shown } من حادثتين
    [few] { $shown } من { $count } حوادث
    [many] { $shown } من { $count } حادثة
   *[other] { $shown } من { $count } حادثة
  }
filter-clear = مسح
strip-story = { $year }: { $parts }
strip-in = في { $months }
strip-most-in = أكثرها في { $months } ({ $number })
strip-at-most = { $number } على الأكثر في الشهر
strip-none-in = ولا شيء في { $months }
strip-none-in-months = { $count ->
    [one] ولا شيء في شهر واحد
    [two] ولا شيء في شهرين
    [few] ولا شيء في { $count } أشهر
    [many] ولا شيء في { $count } شهرًا
   *[other] ولا شيء في { $count } شهر
  }

## Numbers

numbers-standfirst = حصيلة السجل: مستخرجة من أوقات الحوادث، ولا تُكتب باليد أبدًا. كل رقم يقود إلى ما بُني عليه.
as-a-table = { $title } في جدول
in-years = { $count ->
    [one] في سنة واحدة
    [two] في سنتين
    [few] في { $count } سنوات
    [many] في { $count } سنة
   *[other] في { $count } سنة
  }
median-resolve = وسيط الوقت حتى الحل
median-tell = وسيط الوقت حتى الإعلان
promises-kept = الوعود المنجزة
kept-of = { $done } من { $all }
count-overdue = المتأخر: { $count }
rule-after = { $numbers }؛ { $rule }
rule-tell = من البداية إلى أول إعلان
rule-duration = من البداية إلى النهاية، أو المدة المذكورة
by-month = حسب الشهر
most-in-year = { $count ->
    [one] الأكثر في { $year }: حادثة واحدة.
    [two] الأكثر في { $year }: حادثتان.
    [few] الأكثر في { $year }: { $count } حوادث.
    [many] الأكثر في { $year }: { $count } حادثة.
   *[other] الأكثر في { $year }: { $count } حادثة.
  }
quiet-months = أشهر لم يبدأ فيها شيء: { $quiet } من { $count }.
counted-by-year = الحوادث حسب السنة التي بدأت فيها وحسب الخطورة.
counted-by-month = الحوادث حسب الشهر الذي بدأت فيه وحسب الخطورة.
drawn-years = المرسوم آخر { $shown } من { $known } سنة؛ والجدول يضمّها كلها.
drawn-months = المرسوم آخر { $shown } من { $known } شهرًا؛ والجدول يضمّها كلها.
drawn-components = المرسوم أول { $shown } من { $known } مكوّنًا؛ والجداول تضمّها كلها.
not-yet = ليس بعد
in-12-months = { $share } في 12 شهرًا
uptime-whole = مكوّنات لم تفقد شيئًا في آخر اثني عشر شهرًا: { $whole } من { $count }.
uptime-chart = التوافر حسب المكوّن والشهر
key-99-9 = 99.9 % فأكثر
key-99 = 99 % فأكثر
key-95 = 95 % فأكثر
key-less = أقل
most-frequent = الأكثر تكرارًا: { $cause } ({ $count }).
causes-chart = الأسباب حسب الحوادث التي تذكرها
part-incidents = الحوادث
key-causes = الحوادث التي تذكره
key-together = مع ما فوقه
promises-waiting = الوعود المعلّقة: { $count }، منها { $overdue } فات موعدها.
promises-chart = الوعود حسب العمر والحالة
age-month = حتى 30 يومًا
age-quarter = من 31 إلى 90 يومًا
age-year = من 91 إلى 365 يومًا
age-older = أكثر من سنة
age-unknown = العمر غير معروف
times-heading = كم استغرقت
times-chart = كم استغرقت، حسب المقياس
times-dots = كل حادثة نقطة: مملوءة حيث الوقت معلوم بدقّة، ومفرغة حيث هو معلوم تقريبًا أو بدقّة اليوم.
times-columns = عدد الحوادث { $count }، ولا تتسع الصفحة لنقطة لكل منها: حيث تزيد على { $most } تبيّن أعمدة كم حادثة لكل مدة.
times-quartiles = كل رُبيع هو قيمة حادثة: أول قيمة لا يتجاوزها ربعها أو نصفها أو ثلاثة أرباعها. القيمة المعلومة تقريبًا أو بدقّة اليوم تُحسب بمنتصف ما يمكن أن تكونه؛ والتي لا يُعرف منها إلا حدّ أعلى تبقى على حدة ولا تُحسب.
support-hours = ساعات الدعم: { $hours }.
support-words = { $days }، من { $from } إلى { $until } { $zone }
support-words-without = { $days }، من { $from } إلى { $until } { $zone }، عدا العطل وعددها { $count }
day-mon = الإثنين
day-tue = الثلاثاء
day-wed = الأربعاء
day-thu = الخميس
day-fri = الجمعة
day-sat = السبت
day-sun = الأحد
key-median = الوسيط
key-middle-half = النصف الأوسط
key-incidents = الحوادث
key-exact = بدقّة
key-about = تقريبًا
key-at-most = على الأكثر
in-support-hours = … في ساعات الدعم
measure-in-support-hours = { $measure }، في ساعات الدعم
once = { $length }، مرة واحدة
median-of = { $count ->
    [one] الوسيط { $length }، حادثة واحدة
    [two] الوسيط { $length }، حادثتان
    [few] الوسيط { $length }، { $count } حوادث
    [many] الوسيط { $length }، { $count } حادثة
   *[other] الوسيط { $length }، { $count } حادثة
  }
median-alone = الوسيط { $length }
only-bounds = لا تُعرف إلا حدود عليا
of-one-incident = من حادثة واحدة
of-incidents = { $count ->
    [one] من حادثة واحدة؛ النصف الأوسط من { $lower } إلى { $upper }
    [two] من حادثتين؛ النصف الأوسط من { $lower } إلى { $upper }
    [few] من { $count } حوادث؛ النصف الأوسط من { $lower } إلى { $upper }
    [many] من { $count } حادثة؛ النصف الأوسط من { $lower } إلى { $upper }
   *[other] من { $count } حادثة؛ النصف الأوسط من { $lower } إلى { $upper }
  }
tick-s = { $count } ث
tick-min = { $count } د
tick-h = { $count } س
tick-d = { $count } ي
tick-y = { $count } سنة
table-years = الحوادث حسب السنة
table-months = الحوادث حسب الشهر
table-counted = تُحسب الحادثة في السنة والشهر اللذين بدأت فيهما، بتوقيت الموقع.
table-months-left-out = الأشهر غير المذكورة لم تقع فيها حوادث.
table-causes = الأسباب
table-causes-all-named = عدد الحوادث { $count }، وكل منها تذكر سببًا. ما كان لها سببان تُحسب لكليهما؛ وعمود «مع ما فوقه» يحسبها مرة واحدة.
table-causes-silent = عدد الحوادث { $count }، منها { $silent } لا تذكر سببًا. ما كان لها سببان تُحسب لكليهما؛ وعمود «مع ما فوقه» يحسبها مرة واحدة.
table-promises = الوعود حسب الحالة والعمر
table-promises-note = حتى { $day }. يكبر الوعد من يوم قُطع، أو من نهاية حادثته حيث لا يُذكر يوم، إلى أن يُنجز. أما متى تُرك وعدٌ فغير مسجّل.
table-bounds = ما لا يُعرف منه إلا حدّ أعلى
table-incident-times = أوقات كل حادثة
table-incident-times-note = صفحة كل حادثة تذكر المدخلين اللذين تقع بينهما كل قيمة.
table-uptime = التوافر
table-uptime-by-month = التوافر حسب الشهر
uptime-last-month = الشهر الأخير لم ينته بعد.
uptime-rule = القاعدة هي «{ $name }»: { $rule }؛ وحيث تتداخل حالتان تُحسب الأسوأ مرة واحدة. وترد عبارة «على الأقل» حيث لا تُعرف النهاية بدقّة الدقيقة. يُحسب المكوّن من يومه الأول، وما لا يُذكر له يوم فمن بداية كل فترة.
uptime-name-statuspage = statuspage
uptime-name-strict = strict
uptime-name-own-weights = أوزان خاصة
uptime-rule-statuspage = الانقطاع الكبير يُحسب كاملًا، والجزئي بنسبة 30 %، ولا يُحسب انخفاض الأداء ولا الصيانة
uptime-rule-strict = كل ما لا يعمل يُحسب كاملًا، والصيانة كذلك
uptime-weight = { $state } بنسبة { $share }
the-record-begins = بداية السجل
column-year = السنة
column-month = الشهر
column-all = الكل
column-no-severity = بلا درجة
column-cause = السبب
column-incidents = الحوادث
column-share = النسبة
column-with-those-above = مع ما فوقه
column-measure = المقياس
column-clock = الساعة
column-shortest = الأقصر
column-lower-quartile = الرُبيع الأدنى
column-median = الوسيط
column-upper-quartile = الرُبيع الأعلى
column-longest = الأطول
column-at-most-only = حدّ أعلى فقط
column-not-documented = غير موثّق
column-incident = الحادثة
column-at-most = على الأكثر
column-component = المكوّن
column-90-days = 90 يومًا
column-12-months = 12 شهرًا
column-counted-since = يُحسب منذ
clock-wall = ساعة الحائط
clock-support-hours = ساعات الدعم

# الصفحة الأولى لموقع حيّ
open-now = { $count ->
    [zero] لا حوادث مفتوحة
    [one] حادث واحد مفتوح
    [two] حادثان مفتوحان
    [few] { $count } حوادث مفتوحة
    [many] { $count } حادثًا مفتوحًا
   *[other] { $count } حادث مفتوح
  }
running-now = { $count ->
    [zero] لا صيانة جارية
    [one] صيانة واحدة جارية
    [two] عمليتا صيانة جاريتان
    [few] { $count } عمليات صيانة جارية
    [many] { $count } عملية صيانة جارية
   *[other] { $count } عملية صيانة جارية
  }
affected-of = المتأثر { $affected } من { $components }
none-affected = لا مكوّن متأثر
semicolon = ؛
sentence = { $text }.
fact-open-since = مفتوح منذ
fact-last-word = آخر بيان
fact-last-days = { $count ->
    [zero] آخر { $count } يوم
    [one] آخر يوم
    [two] آخر يومين
    [few] آخر { $count } أيام
    [many] آخر { $count } يومًا
   *[other] آخر { $count } يوم
  }
next-one-promised = { $status }، والبيان التالي موعود به قبل { $time }
next-word-late = لم يصدر البيان التالي؛ كان موعودًا به قبل { $at }
promises-of = من { $all }، { $overdue } متأخر
stale = أُنشئت هذه الصفحة { $at } وقد تكون قديمة. أعد تحميلها.

# موعد استحقاق نُقل
first-due = أولًا { $at }، { $slip }
moved-times = { $count ->
    [zero] لم يُنقل
    [one] نُقل مرة واحدة
    [two] نُقل مرتين
    [few] نُقل { $count } مرات
    [many] نُقل { $count } مرة
   *[other] نُقل { $count } مرة
  }
moved-back = { $moved }، ثم أُعيد
moved-by = { $moved }، بمقدار { $length }
moved-forward-by = { $moved }، وقُدّم بمقدار { $length }
count-open = { $count } مفتوح

## داخل النصوص

task-done = أُنجز
task-open = مفتوح
footnote = حاشية { $number }
footnotes = الحواشي
back-to-text = العودة إلى النص
table = جدول
table-of = جدول: { $columns }
alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = تحذير
alert-caution = تنبيه
