// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/infotext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include "flipbook/schedule_preview.h"
#include "ui/compose/sampler_labels.h"

namespace flipbook::ui {

namespace {

using Pairs = QList<QPair<QString, QString>>;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Infotext)
};

QString unquoted(const QString& value)
{
    if (!value.startsWith(QLatin1Char('"')))
        return value;
    const QJsonArray list =
        QJsonDocument::fromJson((QLatin1Char('[') + value + QLatin1Char(']')).toUtf8()).array();
    return list.size() == 1 ? list.first().toString() : value;
}

// "Steps: 20, Sampler: Euler a, AnimateDiff: "…"". Civitai's JSON values are cut out first.
Pairs parse_pairs(QString line)
{
    static const QRegularExpression json(
        QStringLiteral(R"(,?\s*(?:Hashes: \{[^}]*\}|Civitai resources: \[.*\]))"));
    static const QRegularExpression pair(
        QStringLiteral(R"rx(\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$))rx"));
    line.remove(json);
    Pairs pairs;
    for (auto match = pair.globalMatch(line); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        pairs << qMakePair(found.captured(1), unquoted(found.captured(2).trimmed()));
    }
    return pairs;
}

QString value_in(const Pairs& pairs, const QString& key)
{
    for (auto pair = pairs.crbegin(); pair != pairs.crend(); ++pair)
        if (pair->first == key)
            return pair->second;
    return {};
}

// Applies values one by one, and collects what could not be applied.
class Application {
public:
    explicit Application(const Pairs& pairs) : m_pairs(pairs) { }

    const QStringList& problems() const { return m_problems; }
    QString text(const char* key) const { return value_in(m_pairs, QLatin1String(key)); }

    void whole(const char* key, int lowest, int highest, int& target)
    {
        const QString value = text(key);
        bool is_number = false;
        const int number = value.toInt(&is_number);
        if (is_number && number >= lowest && number <= highest)
            target = number;
        else if (!value.isEmpty())
            refuse(key, value);
    }

    void number(const char* key, double lowest, double highest, double& target)
    {
        const QString value = text(key);
        bool is_number = false;
        const double parsed = value.toDouble(&is_number);
        if (is_number && parsed >= lowest && parsed <= highest)
            target = parsed;
        else if (!value.isEmpty())
            refuse(key, value);
    }

    template <class Enum> void choice(const char* key, Enum& target)
    {
        const QString value = text(key);
        if (value.isEmpty())
            return;
        if (const auto parsed = parse_enum<Enum>(value.toStdString()))
            target = parsed.value();
        else
            refuse(key, value);
    }

    void refuse(const char* key, const QString& value)
    {
        m_problems << Text::tr("%1 “%2” cannot be taken over.").arg(QLatin1String(key), value);
    }
    void model_missing(const QString& name)
    {
        m_problems << Text::tr("The model “%1” is not in the model folders.").arg(name);
    }

private:
    const Pairs& m_pairs;
    QStringList m_problems;
};

void apply_sampling(Application& apply, GenerationRequest& request)
{
    SamplingOptions& sampling = request.sampling;
    apply.whole("Steps", 1, 1000, sampling.steps);
    apply.number("CFG scale", -1000, 1000, sampling.guidance_scale);
    apply.number("CFG Rescale", 0, 1, sampling.guidance_rescale);
    apply.whole("Clip skip", 1, 12, request.prompt.clip_skip);
    const QString seed = apply.text("Seed");
    bool is_seed = false;
    const qulonglong number = seed.toULongLong(&is_seed);
    if (is_seed)
        sampling.seed = number;
    else if (!seed.isEmpty())
        apply.refuse("Seed", seed);

    const QString label = apply.text("Sampler");
    if (label.isEmpty())
        return;
    const NamedSampler sampler = sampler_from_label(label);
    if (sampler_label(sampler.name) == sampler.name) {
        apply.refuse("Sampler", label);
        return;
    }
    sampling.scheduler = sampler.name.toStdString();
    sampling.schedule = sampler.schedule.value_or(
        schedule_from_label(apply.text("Schedule type")).value_or(SigmaSchedule::normal));
    const auto known = schedules_of(sampling.scheduler);
    if (std::find(known.begin(), known.end(), sampling.schedule) == known.end())
        sampling.schedule = SigmaSchedule::normal;
    if (!has_eta(sampler.name))
        sampling.eta.reset();
}

void apply_size(Application& apply, GenerationRequest& request)
{
    static const QRegularExpression form(QStringLiteral(R"(^(\d{1,5})x(\d{1,5})$)"));
    const QString text = apply.text("Size");
    const QRegularExpressionMatch match = form.match(text);
    const Size size{match.captured(1).toInt(), match.captured(2).toInt()};
    const auto fits = [](int side) { return side >= 8 && side <= 8192 && side % 8 == 0; };
    if (match.hasMatch() && fits(size.width) && fits(size.height))
        request.size = size;
    else if (!text.isEmpty())
        apply.refuse("Size", text);
}

// The settings of the AnimateDiff extension, and ours behind them.
void apply_motion(Application& apply, GenerationRequest& request)
{
    ContextOptions& context = request.context;
    apply.whole("video_length", 1, 10000, request.frame_count);
    apply.whole("fps", 1, 240, request.frame_rate);
    apply.whole("batch_size", 1, 10000, context.length);
    apply.whole("stride", 1, 32, context.stride);
    apply.whole("overlap", 0, context.length - 1, context.overlap);
    context.overlap = qMin(context.overlap, context.length - 1);
    apply.choice("context_schedule", context.schedule);
    apply.choice("beta_schedule", request.sampling.betas);
    apply.choice("noise_layout", request.sampling.noise);
    const QString loop = apply.text("closed_loop");
    if (!loop.isEmpty()) {
        context.closed_loop = loop == QLatin1String("A") || loop == QLatin1String("R+P");
        if (context.closed_loop)
            context.schedule = ContextSchedule::looped_uniform;
    }
    const QString scale = apply.text("motion_scale");
    if (const auto curve = Curve::parse(scale.toStdString()); curve && !scale.isEmpty())
        request.motion.scale = curve.value();
}

void apply_models(Application& apply, Application& motion, const FindModel& find_model,
                  GenerationRequest& request)
{
    const QString checkpoint = apply.text("Model");
    if (!checkpoint.isEmpty()) {
        if (const auto path = find_model(checkpoint, {ModelKind::sd15_checkpoint}))
            request.checkpoint = *path;
        else
            apply.model_missing(checkpoint);
    }
    const QString module = motion.text("model");
    if (!module.isEmpty()) {
        if (const auto path = find_model(module, {ModelKind::motion_module})) {
            request.motion.source = MotionSource::file;
            request.motion.module = *path;
        } else {
            apply.model_missing(module);
        }
    }
}

}  // namespace

QString Infotext::value(const QString& key) const
{
    return value_in(parameters, key);
}

std::optional<Infotext> parse_infotext(const QString& text)
{
    QStringList lines = text.trimmed()
                            .replace(QStringLiteral("\r\n"), QStringLiteral("\n"))
                            .split(QLatin1Char('\n'));
    const QString last = lines.takeLast().trimmed();
    Infotext infotext;
    infotext.parameters = parse_pairs(last);
    if (infotext.parameters.size() < 3 || !last.startsWith(QLatin1String("Steps:")))
        return std::nullopt;

    const QLatin1String heading("Negative prompt:");
    QStringList prompt, negative;
    bool is_negative = false;
    for (QString line : lines) {
        if (!is_negative && line.startsWith(heading)) {
            is_negative = true;
            line = line.mid(heading.size());
        }
        (is_negative ? negative : prompt)
            << (is_negative && negative.isEmpty() ? line.trimmed() : line);
    }
    infotext.prompt = prompt.join(QLatin1Char('\n')).trimmed();
    infotext.negative = negative.join(QLatin1Char('\n')).trimmed();
    return infotext;
}

QStringList apply_infotext(const Infotext& infotext, const FindModel& find_model,
                           Composition& composition)
{
    GenerationRequest& request = composition.request;
    request.prompt.positive = infotext.prompt.toStdString();
    request.prompt.negative = infotext.negative.toStdString();
    request.prompt.clip_skip = 1;  // What absent means.
    Application apply(infotext.parameters);
    apply_sampling(apply, request);
    apply_size(apply, request);
    if (infotext.value(QStringLiteral("Seed")).size() > 0)
        composition.seed_rule = SeedRule::fixed;

    const Pairs inner = parse_pairs(infotext.value(QStringLiteral("AnimateDiff")));
    Application motion(inner);
    apply_motion(motion, request);
    apply_models(apply, motion, find_model, request);
    composition.preset.clear();
    return apply.problems() + motion.problems();
}

}  // namespace flipbook::ui
