// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/number_text.h"
#include "flipbook/request.h"

namespace flipbook {
namespace {

Error curve_error(const std::string& text, const std::string& problem)
{
    return {ErrorCode::invalid_request,
            "\"" + text + "\" is no number and no curve such as \"0:(1.0), 8:(1.3)\": " + problem
                + "."};
}

void skip_spaces(std::string_view& text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    text.remove_prefix(first == std::string_view::npos ? text.size() : first);
}

// Takes `letter` with the spaces around it from the start of `text`.
bool take(std::string_view& text, char letter)
{
    skip_spaces(text);
    if (!text.starts_with(letter))
        return false;
    text.remove_prefix(1);
    skip_spaces(text);
    return true;
}

// "8:(1.3)".
bool take_point(std::string_view& text, CurvePoint& point)
{
    return take_number(text, point.frame) && take(text, ':') && take(text, '(')
           && take_number(text, point.value) && take(text, ')');
}

constexpr std::array shape_words{std::pair{CurveShape::hold, std::string_view("hold ")},
                                 std::pair{CurveShape::smooth, std::string_view("smooth ")}};

CurveShape take_shape(std::string_view& text)
{
    for (const auto& [shape, word] : shape_words) {
        if (!text.starts_with(word))
            continue;
        text.remove_prefix(word.size());
        skip_spaces(text);
        return shape;
    }
    return CurveShape::linear;
}

double slope(const CurvePoint& a, const CurvePoint& b)
{
    return (b.value - a.value) / (b.frame - a.frame);
}

// The slope at a point that keeps a cubic between its neighbours: the harmonic mean is at most
// twice the smaller secant, and three times would do.
double tangent(const std::vector<CurvePoint>& points, std::size_t index)
{
    if (index == 0)
        return slope(points[0], points[1]);
    const double before = slope(points[index - 1], points[index]);
    if (index + 1 == points.size())
        return before;
    const double behind = slope(points[index], points[index + 1]);
    return before * behind <= 0 ? 0 : 2 * before * behind / (before + behind);
}

// Between point `index` and the next one.
double smooth_value(const std::vector<CurvePoint>& points, std::size_t index, double share)
{
    const CurvePoint& a = points[index];
    const CurvePoint& b = points[index + 1];
    const double width = b.frame - a.frame;
    const double rest = 1 - share;
    return (1 + 2 * share) * rest * rest * a.value
           + share * rest * rest * width * tangent(points, index)
           + share * share * (3 - 2 * share) * b.value
           - share * share * rest * width * tangent(points, index + 1);
}

}  // namespace

Result<Curve> Curve::parse(const std::string& text)
{
    std::string_view rest = text;
    skip_spaces(rest);
    std::string_view after_number = rest;
    double constant = 0;
    if (take_number(after_number, constant)) {
        skip_spaces(after_number);
        if (after_number.empty())
            return Curve(constant);
    }

    const CurveShape shape = take_shape(rest);
    std::vector<CurvePoint> points;
    do {
        CurvePoint point;
        const std::string place(rest);
        if (!take_point(rest, point))
            return curve_error(text, place.empty() ? "a point is missing at the end"
                                                   : "no point starts at \"" + place + "\"");
        if (point.frame < 0)
            return curve_error(text, "frame " + number_text(point.frame) + " is below 0");
        points.push_back(point);
    } while (take(rest, ','));
    if (!rest.empty())
        return curve_error(text, "a comma is missing before \"" + std::string(rest) + "\"");

    const auto by_frame = [](const CurvePoint& left, const CurvePoint& right) {
        return left.frame < right.frame;
    };
    std::sort(points.begin(), points.end(), by_frame);
    for (std::size_t index = 1; index < points.size(); ++index)
        if (points[index - 1].frame == points[index].frame)
            return curve_error(text,
                               "frame " + number_text(points[index].frame) + " has two values");
    Curve curve;
    curve.m_points = std::move(points);
    curve.set_shape(shape);
    return curve;
}

void Curve::set_shape(CurveShape shape)
{
    m_shape = m_points.size() > 1 ? shape : CurveShape::linear;
}

std::string Curve::text() const
{
    if (m_points.size() == 1 && m_points.front().frame == 0)
        return number_text(m_points.front().value);
    std::string text;
    for (const auto& [shape, word] : shape_words)
        if (m_shape == shape)
            text += word;
    for (const CurvePoint& point : m_points) {
        if (&point != &m_points.front())
            text += ", ";
        text += number_text(point.frame) + ":(" + number_text(point.value) + ")";
    }
    return text;
}

double Curve::at(double frame) const
{
    const auto next =
        std::find_if(m_points.begin(), m_points.end(),
                     [frame](const CurvePoint& point) { return point.frame >= frame; });
    if (next == m_points.end())
        return m_points.back().value;
    // At the point itself its value is exact, without the rounding of an interpolation.
    if (next == m_points.begin() || next->frame == frame)
        return next->value;
    const CurvePoint& last = *(next - 1);
    if (m_shape == CurveShape::hold)
        return last.value;
    const double share = (frame - last.frame) / (next->frame - last.frame);
    if (m_shape == CurveShape::smooth)
        return smooth_value(m_points, static_cast<std::size_t>(next - m_points.begin()) - 1, share);
    return last.value + share * (next->value - last.value);
}

bool Curve::is_constant(double value) const
{
    return std::all_of(m_points.begin(), m_points.end(),
                       [value](const CurvePoint& point) { return point.value == value; });
}

}  // namespace flipbook
