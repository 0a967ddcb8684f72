def test_home(page, axe):
    page.goto("/")
    axe(page)
    assert page.title()
def test_sign(page, axe, sign_in_as):
    sign_in_as(page, "team@events.example")
    axe(page)
    print(page.url)
