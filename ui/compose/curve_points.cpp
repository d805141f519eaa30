// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/curve_points.h"

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <map>

#include "ui/errors/error_text.h"

namespace flipbook::ui {

namespace {

QString number_text(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

// "8", "-1" from the end, "0.5" of the clip.
std::optional<double> frame_of(const QString& text, int frame_count)
{
    bool is_number = false;
    const double number = text.toDouble(&is_number);
    if (!is_number)
        return std::nullopt;
    const double last = std::max(frame_count - 1, 0);
    if (text.contains(QLatin1Char('.')) && number > 0 && number < 1)
        return std::round(number * last);
    if (number < 0)
        return std::max(0.0, frame_count + number);
    return std::floor(number);
}

// One entry of a schedule; false for another text. A range holds its value.
bool take_entry(const QString& entry, int frame_count, std::map<double, double>& values)
{
    static const QRegularExpression form(QStringLiteral(
        R"rx(^"?\s*(-?[0-9.]+)\s*(:\s*(-?[0-9.]*))?\s*"?\s*[=:]\s*\(?\s*([+-]?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*\)?$)rx"));
    const QRegularExpressionMatch match = form.match(entry.trimmed());
    if (!match.hasMatch())
        return false;
    const auto begin = frame_of(match.captured(1), frame_count);
    const double value = match.captured(4).toDouble();
    if (!begin)
        return false;
    values[*begin] = value;
    if (match.capturedLength(2) > 0) {
        const QString end = match.captured(3).trimmed();
        const auto behind =
            end.isEmpty() ? std::optional<double>(frame_count) : frame_of(end, frame_count);
        if (!behind)
            return false;
        if (*behind - 1 > *begin)
            values[*behind - 1] = value;
    }
    return true;
}

}  // namespace

Curve to_curve(const CurvePoints& points, CurveShape shape)
{
    QString text;
    for (const CurvePoint& point : points)
        text += (text.isEmpty() ? QString() : QStringLiteral(", "))
                + QStringLiteral("%1:(%2)").arg(number_text(point.frame), number_text(point.value));
    const auto parsed = Curve::parse(text.toStdString());
    Curve curve = parsed ? parsed.value() : Curve();
    curve.set_shape(shape);
    return curve;
}

int set_point(CurvePoints& points, CurvePoint point)
{
    point.frame = std::max(0.0, std::round(point.frame));
    const auto place = std::lower_bound(
        points.begin(), points.end(), point,
        [](const CurvePoint& a, const CurvePoint& b) { return a.frame < b.frame; });
    const auto index = place - points.begin();
    if (place != points.end() && place->frame == point.frame)
        *place = point;
    else
        points.insert(place, point);
    return static_cast<int>(index);
}

void move_point(CurvePoints& points, int index, CurvePoint to, int frame_count)
{
    const auto at = static_cast<std::size_t>(index);
    const double lowest = at == 0 ? 0 : points[at - 1].frame + 1;
    const double highest =
        at + 1 == points.size() ? std::max(frame_count - 1, 0) : points[at + 1].frame - 1;
    points[at].frame = std::clamp(std::round(to.frame), lowest, std::max(lowest, highest));
    points[at].value = std::clamp(to.value, lowest_curve_value, highest_curve_value);
}

bool remove_point(CurvePoints& points, int index)
{
    if (points.size() < 2)
        return false;
    points.erase(points.begin() + index);
    return true;
}

CurvePoints straight_points(const Curve& curve)
{
    if (curve.shape() == CurveShape::linear)
        return curve.points();
    CurvePoints points;
    const double last = curve.points().back().frame;
    for (double frame = std::ceil(curve.points().front().frame); frame <= last; ++frame)
        points.push_back({frame, std::round(curve.at(frame) * 1000) / 1000});
    return points;
}

std::optional<Curve> parse_curve(const QString& text, int frame_count, QString* problem)
{
    const auto curve = Curve::parse(text.trimmed().toStdString());
    if (curve)
        return curve.value();
    // What is wrong with Deforum's form is told in the engine's words, which says where it is.
    const auto refuse = [&] {
        if (problem)
            *problem = error_text(curve.error());
        return std::nullopt;
    };
    std::map<double, double> values;
    static const QRegularExpression separator(QStringLiteral("[,\\n]+"));
    for (const QString& entry : text.split(separator, Qt::SkipEmptyParts))
        if (!entry.trimmed().isEmpty() && !take_entry(entry, frame_count, values))
            return refuse();
    if (values.empty())
        return refuse();
    CurvePoints points;
    for (const auto& [frame, value] : values)
        points.push_back({frame, value});
    return to_curve(points);
}

QString evolved_text(const Curve& curve)
{
    QString text;
    for (const CurvePoint& point : straight_points(curve))
        text += (text.isEmpty() ? QString() : QStringLiteral(",\n"))
                + QStringLiteral("%1 = %2").arg(number_text(point.frame), number_text(point.value));
    return text;
}

}  // namespace flipbook::ui
