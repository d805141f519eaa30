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

double slope(const CurvePoint& a, const CurvePoint& b)
{
    return (b.value - a.value) / (b.frame - a.frame);
}

// The slopes at the points that keep a cubic between its neighbours: the harmonic mean is at most
// twice the smaller secant, and three times would do.
std::vector<double> monotone_tangents(const CurvePoints& points)
{
    const std::size_t last = points.size() - 1;
    std::vector<double> tangents(points.size());
    tangents.front() = slope(points[0], points[1]);
    tangents.back() = slope(points[last - 1], points[last]);
    for (std::size_t i = 1; i < last; ++i) {
        const double before = slope(points[i - 1], points[i]);
        const double behind = slope(points[i], points[i + 1]);
        tangents[i] = before * behind <= 0 ? 0 : 2 * before * behind / (before + behind);
    }
    return tangents;
}

CurvePoints smoothed(const CurvePoints& points)
{
    if (points.size() < 3)
        return points;
    const std::vector<double> tangents = monotone_tangents(points);
    CurvePoints result;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const CurvePoint& a = points[i];
        const CurvePoint& b = points[i + 1];
        const double width = b.frame - a.frame;
        result.push_back(a);
        for (double frame = std::floor(a.frame) + 1; frame < b.frame; ++frame) {
            const double t = (frame - a.frame) / width;
            const double value = (1 + 2 * t) * (1 - t) * (1 - t) * a.value
                                 + t * (1 - t) * (1 - t) * width * tangents[i]
                                 + t * t * (3 - 2 * t) * b.value
                                 + t * t * (t - 1) * width * tangents[i + 1];
            result.push_back({frame, std::round(value * 1000) / 1000});
        }
    }
    result.push_back(points.back());
    return result;
}

CurvePoints held(const CurvePoints& points)
{
    CurvePoints result;
    for (std::size_t i = 0; i < points.size(); ++i) {
        result.push_back(points[i]);
        const bool has_room = i + 1 < points.size() && points[i + 1].frame - points[i].frame > 1;
        if (has_room && points[i + 1].value != points[i].value)
            result.push_back({points[i + 1].frame - 1, points[i].value});
    }
    return result;
}

CurvePoints straightened(const CurvePoints& points)
{
    constexpr double tolerance = 0.005;  // Half of what an arrow key moves.
    CurvePoints result;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool is_end = i == 0 || i + 1 == points.size();
        if (!is_end) {
            const CurvePoint& a = result.back();
            const double expected = a.value + slope(a, points[i + 1]) * (points[i].frame - a.frame);
            if (std::abs(expected - points[i].value) < tolerance)
                continue;
        }
        result.push_back(points[i]);
    }
    return result;
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

Curve to_curve(const CurvePoints& points)
{
    QString text;
    for (const CurvePoint& point : points)
        text += (text.isEmpty() ? QString() : QStringLiteral(", "))
                + QStringLiteral("%1:(%2)").arg(number_text(point.frame), number_text(point.value));
    const auto curve = Curve::parse(text.toStdString());
    return curve ? curve.value() : Curve();
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

CurvePoints with_shape(const CurvePoints& points, CurveShape shape)
{
    if (points.size() < 2)
        return points;
    switch (shape) {
    case CurveShape::hold:
        return held(points);
    case CurveShape::smooth:
        return smoothed(straightened(points));
    case CurveShape::linear:
        break;
    }
    return straightened(points);
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
    for (const CurvePoint& point : curve.points())
        text += (text.isEmpty() ? QString() : QStringLiteral(",\n"))
                + QStringLiteral("%1 = %2").arg(number_text(point.frame), number_text(point.value));
    return text;
}

}  // namespace flipbook::ui
