"""The site's addresses: the HTML shell with head, data and readable content; feeds and the files that machines look for.

Pages ask the API as any program would, in this process and through its byte cache. So what stands in a page is what the
API says, to the letter, and the site's script finds its first answers in the page.

    address ─▶ site.SITE (title, what to ask) ─▶ asking ─▶ head + content + data ─▶ shell (index.html of the built SPA)
"""
